import type { AskFieldType, AskGroup, AskQuery } from '../model/ask.ts';
import { measureUnit } from './answerSentence.ts';
import type { AskTopic } from './askField.ts';
import { conditionsOf, measuresOf } from './planQuery.ts';
import { measureLabel } from './queryWords.ts';

/** A column of an answer; of a measure its name is `#` and its place from 0. */
export interface AnswerColumn {
  readonly name: string;
  readonly label: string;
  readonly type: AskFieldType;
  readonly unit: string;
  /** Of a group by time. */
  readonly by: AskGroup['by'];
}

/** Whether rows are listed and no figures are made of them. */
export function isList({
  groups,
  measures,
}: {
  readonly groups: readonly unknown[];
  readonly measures: readonly unknown[];
}): boolean {
  return groups.length === 0 && measures.length === 0;
}

/** The fields of a list: those asked for, else the usual ones with what is asked about and ordered by. */
export function listedFields(query: AskQuery, topic: AskTopic): readonly string[] {
  if (query.columns !== null) return [...new Set(query.columns)];
  const asked = [
    ...query.where.flatMap((clause) => conditionsOf(clause).map(({ field }) => field)),
    ...query.order.flatMap(({ by }) => ('field' in by ? [by.field] : [])),
  ];
  const usual = topic.fields.filter(({ isShown }) => isShown).map(({ name }) => name);
  return topic.fields.map(({ name }) => name).filter((name) => usual.includes(name) || asked.includes(name));
}

/** The columns of an answer: the fields of a list, or groups and then measures. */
export function answerColumns(query: AskQuery, topic: AskTopic): readonly AnswerColumn[] {
  if (isList(query)) return listedFields(query, topic).map((name) => fieldColumn(topic, name, null));
  return [
    ...query.groups.map(({ field, by }) => fieldColumn(topic, field, by)),
    ...measuresOf(query).map(
      (measure, at): AnswerColumn => ({
        name: `#${at}`,
        label: measureLabel(measure, topic),
        type: 'number',
        unit: measureUnit(query, topic, at),
        by: null,
      }),
    ),
  ];
}

function fieldColumn(topic: AskTopic, name: string, by: AnswerColumn['by']): AnswerColumn {
  const field = topic.fields.find((one) => one.name === name);
  const { label = name, type = 'text', unit = '' } = field ?? {};
  return { name, label, type, unit, by };
}
