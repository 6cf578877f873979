import type { PackId } from './ids.ts';

/**
 * Questions over what Mapwright keeps, as a closed language: everything a question can ask for stands here, and nothing
 * else is ever run. Whoever makes a query (a person with the builder, the grammar, a language model) makes this.
 */
export const askSubjectKinds = ['records', 'runs', 'files', 'mappings', 'scans'] as const;
/** `records`: what runs of a pack have loaded. `runs`: the history. `files`: those in the Inbox. `mappings`: approved versions. `scans`: searches for codes. */
export type AskSubjectKind = (typeof askSubjectKinds)[number];

export type AskSubject =
  | { readonly kind: 'records'; readonly packId: PackId }
  | { readonly kind: Exclude<AskSubjectKind, 'records'> };

/**
 * `choice`: one of a few known values. `instant`: a moment in time, told in the asker's time zone. `day`: a date as it
 * was written, which has no zone. `flag`: `yes` or `no`.
 */
export type AskFieldType = 'text' | 'choice' | 'number' | 'instant' | 'day' | 'flag';

export const askUnits = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
/** Weeks begin on Monday. */
export type AskUnit = (typeof askUnits)[number];

/** A stretch of time in whole days of the asker's zone (`last` hours excepted), by itself or seen from now. */
export type AskSpan =
  /** The unit that lies so many before this one: day 0 is today, month 1 last month. */
  | { readonly kind: 'unit'; readonly unit: Exclude<AskUnit, 'hour'>; readonly back: number }
  /** The last so many, up to now; of days and more, today is the last of them. */
  | { readonly kind: 'last'; readonly unit: AskUnit; readonly count: number }
  /** 1 to 12; without a year the one that began last. */
  | { readonly kind: 'month'; readonly month: number; readonly year: number | null }
  | { readonly kind: 'quarter'; readonly quarter: number; readonly year: number | null }
  | { readonly kind: 'year'; readonly year: number }
  /** 1 Monday to 7 Sunday: the last one that has begun. */
  | { readonly kind: 'weekday'; readonly day: number }
  /** `YYYY-MM-DD`, both included. */
  | { readonly kind: 'dates'; readonly from: string; readonly to: string };

/** What is asked of one field. Texts are compared without the case of A to Z. */
export type AskTest =
  /** One of the values; `isNot` holds for no value, too. */
  | { readonly op: 'is' | 'isNot'; readonly values: readonly string[] }
  | { readonly op: 'contains' | 'containsNot' | 'begins'; readonly text: string }
  | { readonly op: 'empty' | 'filled' }
  | { readonly op: 'equals' | 'above' | 'atLeast' | 'below' | 'atMost'; readonly number: number }
  /** Both included. */
  | { readonly op: 'between'; readonly low: number; readonly high: number }
  /** `since` its first moment, `after` its last, `before` its first, `until` its last. */
  | { readonly op: 'within' | 'notWithin' | 'since' | 'after' | 'before' | 'until'; readonly span: AskSpan };

export type AskOperator = AskTest['op'];

export interface AskCondition {
  readonly field: string;
  readonly test: AskTest;
}

/** All clauses must hold; of a clause with `any`, one condition. */
export type AskClause = AskCondition | { readonly any: readonly AskCondition[] };

/** The conditions of a question as a filter of another list; its times are seen from when the list is looked at. */
export interface AskScope {
  readonly where: readonly AskClause[];
  /** IANA name of the asker's zone. */
  readonly zone: string;
}

export interface AskGroup {
  readonly field: string;
  /** Of `instant` and `day` fields: the stretch that falls into one group; `null` for other types. */
  readonly by: Exclude<AskUnit, 'hour'> | null;
}

/** A figure of a group, or of everything found where nothing is grouped. */
export type AskMeasure =
  | { readonly kind: 'count' }
  /** How many of them, and which share of them (0 to 1), meet all conditions. */
  | { readonly kind: 'part' | 'share'; readonly of: readonly AskCondition[] }
  /** Of number fields; rows without a number have no say. */
  | { readonly kind: 'sum' | 'avg' | 'min' | 'max'; readonly field: string };

/** By a field where rows are listed; by a group or a measure, counted from 0, where figures are. No value comes last. */
export interface AskOrder {
  readonly by: { readonly field: string } | { readonly group: number } | { readonly measure: number };
  readonly descending: boolean;
}

/** Without groups and measures the rows themselves are listed, else their figures. */
export interface AskQuery {
  readonly subject: AskSubject;
  readonly where: readonly AskClause[];
  readonly groups: readonly AskGroup[];
  /** With groups and none of these, rows are counted. */
  readonly measures: readonly AskMeasure[];
  readonly order: readonly AskOrder[];
  /** Rows or groups at most; `null` for all. */
  readonly limit: number | null;
  /** Fields to be shown of listed rows; `null` for the usual ones. */
  readonly columns: readonly string[] | null;
}

/** A question that a person keeps. */
export interface SavedQuestion {
  readonly id: string;
  readonly name: string;
  /** As it was typed; empty for one that was built. */
  readonly question: string;
  readonly query: AskQuery;
  /** ISO 8601 UTC. */
  readonly savedAt: string;
  readonly by: string;
}
