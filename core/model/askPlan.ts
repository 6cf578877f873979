import type { AskFieldType, AskOrder, AskUnit } from './ask.ts';

/** What stores are asked: a query whose fields are there and whose times are edges. */
export interface AskPlan {
  /** All must hold; of each, one test. */
  readonly where: readonly (readonly PlanTest[])[];
  readonly groups: readonly PlanGroup[];
  readonly measures: readonly PlanMeasure[];
  readonly order: readonly AskOrder[];
  readonly limit: number | null;
}

export type PlanTest = { readonly field: string } & (
  | { readonly kind: 'oneOf'; readonly values: readonly string[]; readonly isNot: boolean }
  | { readonly kind: 'contains'; readonly text: string; readonly isNot: boolean }
  | { readonly kind: 'begins'; readonly text: string }
  | { readonly kind: 'empty'; readonly isNot: boolean }
  /** `null`: no edge on that side. */
  | {
      readonly kind: 'number';
      readonly low: number | null;
      readonly high: number | null;
      readonly withLow: boolean;
      readonly withHigh: boolean;
    }
  /** Texts of moments or days that sort by time; the end excluded. Of `isNot`, no value counts, too. */
  | {
      readonly kind: 'time';
      readonly from: string | null;
      readonly to: string | null;
      readonly isNot: boolean;
    }
);

export interface PlanGroup {
  readonly field: string;
  readonly type: AskFieldType;
  readonly by: Exclude<AskUnit, 'hour'> | null;
}

export type PlanMeasure =
  | { readonly kind: 'count' }
  | { readonly kind: 'part' | 'share'; readonly of: readonly PlanTest[] }
  | { readonly kind: 'sum' | 'avg' | 'min' | 'max'; readonly field: string };

/** A value as stores keep it: numbers of records are texts. */
export type AskValue = string | number | null;

/**
 * Figures of some rows that have the same keys, so that any two of them can be added up. A key of a moment is ISO 8601 UTC,
 * exact to the quarter of an hour at least, as every zone is ahead by whole quarters.
 */
export interface RawGroup {
  /** One a group of the plan. */
  readonly keys: readonly AskValue[];
  readonly count: number;
  /** One a measure of the plan. */
  readonly parts: readonly RawPart[];
}

/** Rows that a measure has a say in, and of numbers their sum and ends. */
export interface RawPart {
  readonly n: number;
  readonly sum: number;
  readonly min: number | null;
  readonly max: number | null;
}
