import type { AskClause, AskQuery } from '../../model/ask.ts';
import { conditionsOf } from '../planQuery.ts';
import type { Draft } from './draft/draft.ts';
import type { Token } from './words/tokens.ts';

/** Words with which a question goes on from the one before. */
const beginnings =
  /^(?:and|or|but|only|just|now|then|what about|how about|also|same|instead|those|these|them|of those|of these|of them|by|per|sort|sorted|order|ordered|group|grouped|without|with|except|not|in|from|since|last|this|top|show them|as|make it|no)\b/iu;

/** Whether a question goes on from the one before: it says so, or names no rows of its own. */
export function isFollowUp(question: string, isNamed: boolean): boolean {
  return !isNamed && question.trim() !== ''
    ? true
    : /^(?:please )?(?:sort|order|group|rank)(?:ed)? (?:\w+ )?by\b/iu.test(question.trim()) ||
        /^(?:show|list|display) (?:me )?(?:only|just) the\b/iu.test(question.trim()) ||
        /^(?:and|what about|how about|of (?:those|these|them))\b/iu.test(question.trim()) ||
        (beginnings.test(question.trim()) && /\b(?:those|these|them|instead|same)\b/iu.test(question));
}

/** What a follow-up changes: the words "instead" and "or" say how. */
export interface FollowUpWay {
  /** "and from Malaysia?" asks the same of another value; "also" and "or" add it. */
  readonly adds: boolean;
}

export function wayOf(tokens: readonly Token[]): FollowUpWay {
  return { adds: tokens.some(({ word }) => ['also', 'too', 'or', 'well', 'plus'].includes(word)) };
}

/**
 * The question before with what the new one says: a condition on a field takes the place of the one that was there, a new
 * grouping of the old, and so on; everything else stays.
 */
export function continued(
  before: AskQuery,
  next: AskQuery,
  { draft, adds }: FollowUpWay & { readonly draft: Draft },
): AskQuery {
  const fresh = new Set(next.where.flatMap((clause) => conditionsOf(clause).map(({ field }) => field)));
  const where: AskClause[] = [];
  const added = [...next.where];
  for (const clause of before.where) {
    const fields = conditionsOf(clause).map(({ field }) => field);
    if (!fields.some((field) => fresh.has(field))) {
      where.push(clause);
      continue;
    }
    const place = added.findIndex((one) => conditionsOf(one).some(({ field }) => fields.includes(field)));
    const other = added[place];
    if (!adds || other === undefined) continue;
    where.push(joined(clause, other));
    added.splice(place, 1);
  }
  where.push(...added);
  const figures = next.groups.length > 0 || next.measures.length > 0;
  // "The same for companies": a field by itself is one to group by, where there were groups.
  const [named] = next.columns ?? [];
  const isNamed = named !== undefined && next.where.length + next.groups.length + next.measures.length === 0;
  const swapped = isNamed && before.groups.length > 0 ? [{ field: named, by: null }] : before.groups;
  const groups = next.groups.length > 0 ? next.groups : swapped;
  const measures =
    next.measures.length > 0 &&
    (draft.wantsCount || draft.measures.length > 0 || before.measures.length === 0)
      ? next.measures
      : before.measures;
  const isList = groups.length === 0 && measures.length === 0;
  const wasList = before.groups.length === 0 && before.measures.length === 0;
  const order = orderOf(before, next, { draft, figures, isList, wasList });
  return {
    subject: before.subject,
    where,
    groups,
    measures,
    order,
    limit: next.limit ?? (figures && next.groups.length > 0 ? null : before.limit),
    columns: isList ? (next.columns ?? before.columns) : null,
  };
}

function orderOf(
  before: AskQuery,
  next: AskQuery,
  {
    draft,
    figures,
    isList,
    wasList,
  }: {
    readonly draft: Draft;
    readonly figures: boolean;
    readonly isList: boolean;
    readonly wasList: boolean;
  },
): AskQuery['order'] {
  const asked = draft.order;
  if (asked !== null && 'field' in asked.by && !isList) {
    const { field } = asked.by;
    const groups = next.groups.length > 0 ? next.groups : before.groups;
    const group = groups.findIndex((one) => one.field === field);
    return group >= 0 ? [{ by: { group }, descending: asked.descending }] : before.order;
  }
  if (asked !== null && isList) return [asked];
  // Another figure of the same groups takes the place of the one that put them in order.
  if (figures) return next.order.length > 0 || next.groups.length > 0 ? next.order : before.order;
  return isList === wasList ? before.order : [];
}

function joined(a: AskClause, b: AskClause): AskClause {
  const [first, second] = [conditionsOf(a), conditionsOf(b)];
  const [x, y] = [first[0], second[0]];
  if (
    first.length === 1 &&
    second.length === 1 &&
    x !== undefined &&
    y !== undefined &&
    'values' in x.test &&
    'values' in y.test &&
    x.test.op === y.test.op &&
    x.field === y.field
  )
    return {
      field: x.field,
      test: { op: x.test.op, values: [...new Set([...x.test.values, ...y.test.values])] },
    };
  return { any: [...first, ...second] };
}
