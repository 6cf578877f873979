import type { AskCondition, AskGroup, AskMeasure, AskOrder, AskQuery, AskTest } from '../../model/ask.ts';
import type { AskField, AskTopic } from '../askField.ts';
import type { NamedIn } from './naming.ts';
import type { Token } from './tokens.ts';

/** How a condition hangs on the one before. */
export type Link = 'and' | 'or';

export interface DraftCondition {
  readonly condition: AskCondition;
  readonly link: Link;
}

/** A query on its way: what the words so far came to. */
export interface Draft {
  readonly topic: AskTopic;
  readonly tokens: readonly Token[];
  readonly named: NamedIn;
  readonly today: string;
  readonly conditions: DraftCondition[];
  readonly groups: AskGroup[];
  readonly measures: AskMeasure[];
  order: AskOrder | null;
  limit: number | null;
  columns: string[];
  /** The next condition is turned round. */
  negated: boolean;
  /** "or" stood before what comes. */
  link: Link;
  /** The word before what comes: `from`, `at`. */
  hint: string;
  /** A date field that was named and waits for its time. */
  dateField: AskField | null;
  /** `which broker` waits for "most often". */
  asked: AskField | null;
  /** The figure named last that nothing was done with yet. */
  figure: AskField | null;
  wantsCount: boolean;
  wantsShare: boolean;
  /** `average`, waiting for its field. */
  wantsFigure: 'sum' | 'avg' | 'min' | 'max' | null;
  /** `most`, waiting for what. */
  superlative: { readonly descending: boolean; readonly word: string } | null;
  /** The last condition's field, for `or Malaysia`. */
  last: AskField | null;
  lastNegated: boolean;
  readonly parts: { from: number; to: number; means: string | null }[];
}

export function freshDraft(given: Pick<Draft, 'topic' | 'tokens' | 'named' | 'today'>): Draft {
  return {
    ...given,
    conditions: [],
    groups: [],
    measures: [],
    order: null,
    limit: null,
    columns: [],
    negated: false,
    link: 'and',
    hint: '',
    dateField: null,
    asked: null,
    figure: null,
    wantsCount: false,
    wantsShare: false,
    wantsFigure: null,
    superlative: null,
    last: null,
    lastNegated: false,
    parts: [],
  };
}

/** The word at a place; empty behind the end. */
export function wordAt({ tokens }: Pick<Draft, 'tokens'>, at: number): string {
  return tokens[at]?.word ?? '';
}

/** Takes tokens at a place where they fit it. @returns how many; 0 where they do not fit */
export type Rule = (draft: Draft, at: number) => number;

/** Notes what some tokens were taken for. */
export function note(
  draft: Draft,
  [at, length]: readonly [at: number, length: number],
  means: string | null,
): void {
  const [first, last] = [draft.tokens[at], draft.tokens[at + length - 1]];
  if (first !== undefined && last !== undefined) draft.parts.push({ from: first.from, to: last.to, means });
}

/** Adds a condition, or a value to the one before where both are of one field. */
export function addCondition(draft: Draft, field: AskField, test: AskTest): void {
  const turned = draft.negated ? opposite(test) : test;
  const before = draft.conditions.at(-1);
  const link = draft.link;
  draft.link = 'and';
  draft.hint = '';
  draft.lastNegated = draft.negated;
  draft.negated = false;
  draft.last = field;
  if (before?.condition.field === field.name) {
    const { test: own } = before.condition;
    if ('values' in own && 'values' in turned && own.op === turned.op) {
      const values = [...new Set([...own.values, ...turned.values])];
      draft.conditions[draft.conditions.length - 1] = {
        ...before,
        condition: { field: field.name, test: { op: own.op, values } },
      };
      return;
    }
  }
  draft.conditions.push({ condition: { field: field.name, test: turned }, link });
}

function opposite(test: AskTest): AskTest {
  switch (test.op) {
    case 'is':
      return { ...test, op: 'isNot' };
    case 'isNot':
      return { ...test, op: 'is' };
    case 'contains':
      return { ...test, op: 'containsNot' };
    case 'containsNot':
      return { ...test, op: 'contains' };
    case 'empty':
      return { op: 'filled' };
    case 'filled':
      return { op: 'empty' };
    case 'above':
      return { ...test, op: 'atMost' };
    case 'atLeast':
      return { ...test, op: 'below' };
    case 'below':
      return { ...test, op: 'atLeast' };
    case 'atMost':
      return { ...test, op: 'above' };
    case 'within':
      return { ...test, op: 'notWithin' };
    case 'notWithin':
      return { ...test, op: 'within' };
    case 'since':
      return { ...test, op: 'before' };
    case 'before':
      return { ...test, op: 'since' };
    case 'after':
      return { ...test, op: 'until' };
    case 'until':
      return { ...test, op: 'after' };
    case 'begins':
    case 'equals':
    case 'between':
      return test;
  }
}

/** The draft as a query: alternatives joined, shares and figures put in their place, the usual order. */
export function finishDraft(draft: Draft): AskQuery {
  const { topic } = draft;
  const times = (condition: AskCondition): boolean => 'span' in condition.test;
  let conditions: readonly DraftCondition[] = draft.conditions;
  const measures = [...draft.measures];
  if (draft.wantsShare) {
    const of = conditions.filter(({ condition }) => !times(condition)).map(({ condition }) => condition);
    if (of.length > 0) {
      measures.unshift({ kind: 'share', of });
      conditions = conditions.filter(({ condition }) => times(condition));
    }
  }
  const groups = draft.groups.filter(
    (group, at) => draft.groups.findIndex(({ field, by }) => field === group.field && by === group.by) === at,
  );
  if (draft.figure !== null && groups.length > 0 && measures.length === 0)
    measures.push({ kind: 'sum', field: draft.figure.name });
  if (measures.length === 0 && (draft.wantsCount || groups.length > 0)) measures.push({ kind: 'count' });
  const isFigures = groups.length > 0 || measures.length > 0;
  const isByTime = groups.some(({ by }) => by !== null);
  const usual: AskOrder | null =
    groups.length > 0 && !isByTime ? { by: { measure: 0 }, descending: true } : null;
  const asked = draft.order;
  const order = !isFigures
    ? asked !== null && 'field' in asked.by
      ? asked
      : null
    : asked === null || groups.length === 0
      ? usual
      : (('field' in asked.by ? figureOrder(asked, groups, measures) : asked) ?? usual);
  return {
    subject: topic.subject,
    where: clausesOf(conditions),
    groups: groups.slice(0, 2),
    measures: measures.slice(0, 4),
    order: order === null ? [] : [order],
    limit: isFigures && groups.length === 0 ? null : draft.limit,
    columns: isFigures || draft.columns.length === 0 ? null : [...new Set(draft.columns)],
  };
}

/** An order by a field, where figures are: by the group or figure of that field. */
function figureOrder(
  { by, descending }: AskOrder,
  groups: readonly AskGroup[],
  measures: readonly AskMeasure[],
): AskOrder | null {
  const field = 'field' in by ? by.field : '';
  const group = groups.findIndex((one) => one.field === field);
  if (group >= 0) return { by: { group }, descending };
  const measure = measures.findIndex((one) => 'field' in one && one.field === field);
  return measure >= 0 ? { by: { measure }, descending } : null;
}

function clausesOf(conditions: readonly DraftCondition[]): AskQuery['where'] {
  const clauses: AskCondition[][] = [];
  for (const { condition, link } of conditions) {
    const last = clauses.at(-1);
    if (link === 'or' && last !== undefined) last.push(condition);
    else clauses.push([condition]);
  }
  return clauses.map((any) => {
    const [only] = any;
    return any.length === 1 && only !== undefined ? only : { any };
  });
}
