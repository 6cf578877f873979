/**
 * How a value becomes a part of a key: what is written alike has the same key.
 * - `exact`: as it stands;
 * - `text`: case, accents' composition and blanks have no say;
 * - `email`: an address without regard to case;
 * - `mailbox`: an address by the mailbox it reaches, so without what providers leave out of regard (see `emailKey`);
 * - `digits`: the digits only, as of phone numbers.
 */
export const keyForms = ['exact', 'text', 'email', 'mailbox', 'digits'] as const;
export type KeyForm = (typeof keyForms)[number];

/** What the values of a field are, for comparing two records by it. */
export const likenessKinds = [
  'givenName',
  'familyName',
  'personName',
  'organisation',
  'date',
  'email',
  'phone',
  'code',
  'postcode',
  'address',
  'place',
  'number',
  'choice',
  'text',
] as const;
export type LikenessKind = (typeof likenessKinds)[number];

/** What a pack says of rows that mean the same thing. Fields are named. */
export interface DuplicateRule {
  /**
   * Keys, the best first: lists of fields. Of these the first is taken whose fields are all fed. Rows that agree in all its
   * fields are duplicates; a row that lacks one of the values has no key and is none.
   */
  readonly keys: readonly (readonly string[])[];
  /** Of fields whose values are not compared as their type says (`keyFormOf`); absent for none. */
  readonly forms?: readonly { readonly field: string; readonly as: KeyForm }[] | undefined;
  /** `reject`: of the rows that could go out, the first of a key does, later ones are `DUPLICATE_ROW`; absent: all go out, and are told. */
  readonly onDuplicate?: 'keep' | 'reject' | undefined;
  /** Fields by which rows are found that are likely the same; absent: these are not looked for. Never rejects a row. */
  readonly likeness?: readonly LikenessField[] | undefined;
}

/** A field that two records are compared by. */
export interface LikenessField {
  readonly field: string;
  readonly as: LikenessKind;
}

/** What one field says for or against two records being the same. */
export interface LikenessReason {
  readonly field: string;
  /** 0 nothing in common, 1 the same; `null` where one of them has no value. */
  readonly likeness: number | null;
  /**
   * In bits, the logarithm (base 2) of how many times as often two records of one thing are this alike as two of different
   * things; below 0 it speaks against. 0 where a value is missing.
   */
  readonly weight: number;
  /** "first name one letter apart"; plain words, present tense, no values. */
  readonly words: string;
}

/** Two records that may be the same. */
export interface CandidatePair {
  /** Places among the records that were compared, from 0; `a < b`. */
  readonly a: number;
  readonly b: number;
  /** Probability, 0 to 1, that they are the same, by the weights of the reasons. */
  readonly score: number;
  /** One a field, the weightiest first. */
  readonly reasons: readonly LikenessReason[];
}

/** Records that are held together by pairs. */
export interface DuplicateGroup {
  /** Places, ascending; two or more. */
  readonly records: readonly number[];
  /** The lowest score among the pairs without which the group would fall apart, 0 to 1. */
  readonly score: number;
  /** Pairs within the group that were at or above the threshold, the likeliest first; at most 12. */
  readonly pairs: readonly CandidatePair[];
}

/** What was found among records by likeness. */
export interface LikelyDuplicates {
  /** The likeliest first; equals in the order of their first records. */
  readonly groups: readonly DuplicateGroup[];
  /** Groups beyond those listed, and records that are in any group. */
  readonly leftOut: number;
  readonly records: number;
  /** Pairs that were compared. */
  readonly compared: number;
  /** The score from which two records count as likely the same. */
  readonly threshold: number;
  /** Share of pairs at or above the threshold that are the same, as the weights expect it; `null` without pairs. */
  readonly expectedPrecision: number | null;
  /** Blocks that were too large to compare each with each: only neighbours in them were, so some pairs may be missed. */
  readonly thinnedBlocks: number;
}

/** Where a merged value comes from. */
export type MergeReason =
  /** All filled ones agree, or differ only in how they are written. */
  | 'same'
  /** Only one record has a value. */
  | 'only'
  /** It holds the others: `Anna Maria` over `Anna`. */
  | 'fuller'
  /** Of the newest record that has one; the others differ. */
  | 'newest'
  /** Of the record with the most values; the others differ, and nothing tells which is newer. */
  | 'completest'
  /** None has a value. */
  | 'none';

/** What becomes of one field when records are merged. */
export interface MergedField {
  readonly field: string;
  /** What is proposed to be kept; `null` where none has a value. */
  readonly value: string | null;
  /** The record it is of, a place among the records given; `null` where none has a value. */
  readonly from: number | null;
  readonly reason: MergeReason;
  /** Two records say different things, so a person has to choose. */
  readonly conflict: boolean;
  /** Each different text with the records that have it, what is kept first: no filled value is left out. */
  readonly values: readonly { readonly text: string; readonly records: readonly number[] }[];
}

/** How records could become one. */
export interface MergeSuggestion {
  /** One a field, in their order. */
  readonly fields: readonly MergedField[];
  readonly conflicts: number;
  /** Nothing conflicts, so that merging needs no person. */
  readonly automatic: boolean;
}
