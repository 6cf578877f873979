import type { AskCondition, AskMeasure, AskOrder, AskQuery, AskTest } from '../../model/ask.ts';
import { askForm } from '../../model/askForm.ts';
import { AppError } from '../../model/errors.ts';
import { llmOptions } from '../../model/options/llmOptions.ts';
import type { AskTopic } from '../askField.ts';
import { foldText } from '../foldText.ts';
import { planQuery } from '../planQuery.ts';
import type { AskNow } from '../resolveSpan.ts';
import { type AnswerForm, answerForm } from './answerForm.ts';
import { subjectName } from './askRequest.ts';
import type { MaskedPiece } from './maskQuestion.ts';
import { spanIn } from './spanText.ts';

/** A query that keeps to the closed form and to the fields, or what is wrong: fixed words and places, never text of the answer. */
export type CheckedAskAnswer =
  | { readonly kind: 'query'; readonly query: AskQuery; readonly topic: AskTopic }
  /** The model says that no query can answer it. */
  | { readonly kind: 'unanswerable' }
  | { readonly kind: 'problem'; readonly problem: string };

const problem = (text: string): CheckedAskAnswer => ({ kind: 'problem', problem: text });

/** Reads an answer: one bare JSON object of the form, whose every name is a field there is. Nothing else is ever run. */
export function checkAskAnswer(
  text: string,
  {
    topics,
    pieces,
    now,
  }: {
    readonly topics: readonly AskTopic[];
    readonly pieces: readonly MaskedPiece[];
    readonly now: AskNow;
  },
): CheckedAskAnswer {
  if (text.length > llmOptions.answerCharacters) return problem('It is far too long.');
  let value: unknown;
  try {
    value = JSON.parse(text.trim());
  } catch {
    // Whatever is wrong with the text, its own words are not passed on.
    return problem('It is not one JSON object.');
  }
  const parsed = answerForm.safeParse(value);
  if (!parsed.success) return problem(placeOf(parsed.error.issues[0]?.path ?? []));
  const answer = parsed.data;
  if (!answer.answerable) return { kind: 'unanswerable' };
  const topic = topics.find(({ subject }) => subjectName(subject) === answer.subject);
  if (topic === undefined) return problem('subject is none of the subjects.');
  const query = queryOf(answer, topic, pieces);
  if (query === undefined)
    return problem('A condition lacks its values, numbers or time, or its time is not written as told.');
  const formed = askForm.safeParse(query);
  if (!formed.success) return problem(placeOf(formed.error.issues[0]?.path ?? []));
  try {
    planQuery(formed.data, topic, now);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return problem('A field is not there, or its type does not go with what is asked of it.');
  }
  return { kind: 'query', query: formed.data, topic };
}

const places = new Set(Object.keys(answerForm.shape));

function placeOf(path: readonly PropertyKey[]): string {
  const [first] = path;
  const place = typeof first === 'string' && places.has(first) ? first : 'The object';
  return `${place} does not keep to the schema.`;
}

function queryOf(
  { where, groups, measures, order, limit, columns }: AnswerForm,
  topic: AskTopic,
  pieces: readonly MaskedPiece[],
): object | undefined {
  const conditionOf = (one: AnswerForm['where'][number]): AskCondition | undefined => {
    const test = testOf(one, topic, pieces);
    return test === undefined ? undefined : { field: one.field, test };
  };
  const clauses = new Map<number, AskCondition[]>();
  for (const one of where) {
    const condition = conditionOf(one);
    if (condition === undefined) return undefined;
    clauses.set(one.alternative, [...(clauses.get(one.alternative) ?? []), condition]);
  }
  const figures: AskMeasure[] = [];
  for (const { kind, field, of } of measures) {
    if (kind === 'count') figures.push({ kind });
    else if (kind === 'share') {
      const conditions = of.map(conditionOf).filter((one) => one !== undefined);
      if (conditions.length !== of.length) return undefined;
      figures.push({ kind, of: conditions });
    } else figures.push({ kind, field });
  }
  return {
    subject: topic.subject,
    where: [...clauses.values()].map((any) => (any.length === 1 ? any[0] : { any })),
    groups: groups.map(({ field, by }) => ({ field, by: by === 'value' ? null : by })),
    measures: figures,
    order: order.map(
      ({ by, field, index, descending }): AskOrder => ({
        by: by === 'field' ? { field } : by === 'group' ? { group: index } : { measure: index },
        descending,
      }),
    ),
    limit: limit === 0 ? null : limit,
    columns: columns.length === 0 ? null : columns,
  };
}

function testOf(
  { field, op, values, numbers, time }: AnswerForm['where'][number],
  topic: AskTopic,
  pieces: readonly MaskedPiece[],
): AskTest | undefined {
  const meant = values
    .map((value) => meantBy(value, { field, topic, pieces }))
    .filter((value) => value !== '');
  const [text] = meant;
  const [first, second] = numbers;
  switch (op) {
    case 'is':
    case 'isNot':
      return meant.length === 0 ? undefined : { op, values: meant };
    case 'contains':
    case 'containsNot':
    case 'begins':
      return text === undefined ? undefined : { op, text };
    case 'empty':
    case 'filled':
      return { op };
    case 'equals':
    case 'above':
    case 'atLeast':
    case 'below':
    case 'atMost':
      return first === undefined ? undefined : { op, number: first };
    case 'between':
      return first === undefined || second === undefined ? undefined : { op, low: first, high: second };
    case 'within':
    case 'notWithin':
    case 'since':
    case 'after':
    case 'before':
    case 'until': {
      const span = spanIn(time);
      return span === undefined ? undefined : { op, span };
    }
  }
}

/** What a value stands for: the store's own spelling where the sign is of a value in this field, else the words of the question. */
function meantBy(
  value: string,
  {
    field,
    topic,
    pieces,
  }: { readonly field: string; readonly topic: AskTopic; readonly pieces: readonly MaskedPiece[] },
): string {
  const piece = pieces.find(({ sign }) => sign === value);
  if (piece === undefined) return value;
  const hits = piece.values.filter((one) => one.topic === topic && one.field === field);
  const whole = hits.find((one) => foldText(one.value) === foldText(piece.text));
  return whole?.value ?? (hits.length > 0 ? (hits[0]?.value ?? piece.text) : piece.text);
}
