import type { AskQuery } from '../model/ask.ts';
import type { AskTopic } from './askField.ts';
import type { FigureRow } from './figures.ts';
import { measuresOf } from './planQuery.ts';
import { figureText, measureLabel, orderWords, plain, whereWords, type Word } from './queryWords.ts';

/** What an answer's sentence is made of. */
export interface Answered {
  /** Rows that the conditions find. */
  readonly found: number;
  /** Rows or groups of the answer. */
  readonly total: number;
  /** The first figures; empty for lists. */
  readonly rows: readonly FigureRow[];
}

/** The answer in one sentence: how many, of what, and where figures are grouped, which group leads. */
export function answerSentence(
  query: AskQuery,
  topic: AskTopic,
  { found, total, rows }: Answered,
): readonly Word[] {
  const { groups } = query;
  const measures = measuresOf(query);
  const where = whereWords(query, topic);
  const whole = [
    figure(found === 0 ? 'No' : figureText(found, '')),
    plain(` ${found === 1 ? topic.one : topic.many}`),
    ...(where.length === 0 ? [] : [plain(': '), ...where]),
  ];
  if (measures.length === 0) {
    const [order] = query.order;
    const ordered =
      order === undefined || found < 2 ? [] : [plain(', '), plain(orderWords(order, query, topic))];
    return [
      ...whole,
      ...ordered,
      plain(
        total < found
          ? `. ${total === 1 ? 'The first is' : `The first ${figureText(total, '')} are`} listed.`
          : '.',
      ),
    ];
  }
  const [first] = rows;
  if (groups.length === 0) {
    const figures = measures.flatMap((measure, at): readonly Word[] => {
      if (measure.kind === 'count') return [];
      const unit = measureUnit(query, topic, at);
      const told = first?.figures[at] ?? null;
      return [
        plain(` ${measureLabel(measure, topic)}: `),
        figure(told === null ? 'none' : figureText(told, unit)),
        plain('.'),
      ];
    });
    return [...whole, plain('.'), ...figures];
  }
  const by = groups.map(({ field, by: unit }) => unit ?? labelOf(topic, field).toLowerCase()).join(' and ');
  const grouped = [
    ...whole,
    plain(`, in ${figureText(total, '')} ${total === 1 ? 'group' : 'groups'} by ${by}.`),
  ];
  const [order] = query.order;
  if (first === undefined || order === undefined || !('measure' in order.by) || found === 0) return grouped;
  const at = order.by.measure;
  const told = first.figures[at] ?? null;
  const measure = measures[at];
  // Beside the number of rows, a figure without its name would be taken for it.
  const named =
    measure === undefined || measure.kind === 'count' || measures.length === 1
      ? ''
      : ` by ${measureLabel(measure, topic).toLowerCase()}`;
  return [
    ...grouped,
    plain(` ${order.descending ? 'Most' : 'Least'}${named}: `),
    { text: first.keys.map((key) => (key === null ? 'none' : String(key))).join(', '), kind: 'value' },
    plain(' with '),
    figure(told === null ? 'none' : figureText(told, measureUnit(query, topic, at))),
    plain('.'),
  ];
}

/** What a measure counts: as its field does, or a share. */
export function measureUnit(query: AskQuery, topic: AskTopic, at: number): string {
  const measure = measuresOf(query)[at];
  if (measure === undefined) return '';
  if (measure.kind === 'share') return 'share';
  return 'field' in measure ? (topic.fields.find(({ name }) => name === measure.field)?.unit ?? '') : '';
}

function labelOf(topic: AskTopic, field: string): string {
  return topic.fields.find(({ name }) => name === field)?.label ?? field;
}

function figure(text: string): Word {
  return { text, kind: 'figure' };
}
