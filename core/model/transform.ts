/**
 * How cells become a field's value: a closed list, applied in order. Each step is total: it gives a value or a typed reason.
 * `concatenate` stands first where a correspondence has several columns; without it, the first filled column wins.
 */
export type Transform =
  | { readonly kind: 'concatenate'; readonly separator: string }
  | { readonly kind: 'trim' }
  | { readonly kind: 'upperCase' }
  | { readonly kind: 'lowerCase' }
  /** Also drops currency signs, percent signs (dividing by 100) and reads `(1.00)` as negative. */
  | { readonly kind: 'parseNumber'; readonly decimalMark: '.' | ',' }
  /** `format` as in `ColumnProfile.format`; gives ISO text. Of several formats any may read a text; where two read it as different days, it is ambiguous. Without formats, every known one is tried. */
  | { readonly kind: 'parseDate'; readonly formats: readonly string[] }
  | { readonly kind: 'parseBoolean' }
  /** `from` is compared after trimming and case folding; an empty `from` speaks of missing values, an empty `to` makes missing. */
  | {
      readonly kind: 'mapValues';
      readonly entries: readonly { readonly from: string; readonly to: string }[];
      readonly otherwise: 'keep' | 'reject';
    }
  /** `part` counts from 0; negative counts from the end. */
  | { readonly kind: 'split'; readonly separator: string; readonly part: number }
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'defaultValue'; readonly value: string };

export type TransformKind = Transform['kind'];

/** Why a cell did not become a value of its field; the last two speak of whole rows. */
export const rejectCodes = [
  'REQUIRED_MISSING',
  'NOT_A_NUMBER',
  'NOT_AN_INTEGER',
  'NOT_A_DATE',
  'AMBIGUOUS_DATE',
  'NOT_A_BOOLEAN',
  'NOT_IN_LIST',
  'TOO_LONG',
  'NOT_AN_EMAIL',
  'NOT_A_PHONE',
  'NOT_A_URL',
  'RAGGED_ROW',
  'UNREADABLE_ROW',
] as const;
export type RejectCode = (typeof rejectCodes)[number];
