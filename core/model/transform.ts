/**
 * How cells become a field's value: a closed list, applied in order. Each step is total: it gives a value or a typed reason.
 * `concatenate`, `template` or `joinDateTime` stands first where a correspondence has several columns; without, the first filled column wins.
 */
export type Transform =
  | { readonly kind: 'concatenate'; readonly separator: string }
  | { readonly kind: 'trim' }
  | { readonly kind: 'upperCase' }
  | { readonly kind: 'lowerCase' }
  /** Also drops currency signs, percent signs (dividing by 100) and reads `(1.00)` as negative. */
  | {
      readonly kind: 'parseNumber';
      readonly decimalMark: '.' | ',';
      /** Exactly three digits behind a lone mark may as well be thousands (`5.000 €` beside `$7,500.00`): such a figure is read as none. */
      readonly strict?: true;
    }
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
  /** Words all in capitals or all in small letters get a capital first; others stay. */
  | { readonly kind: 'titleCase' }
  /** What the first group of `pattern` (the language of `core/values/patterns/safePattern.ts`) holds, else all that fits. */
  | { readonly kind: 'extract'; readonly pattern: string; readonly otherwise: 'missing' | 'reject' }
  /** Every place, letter by letter. */
  | { readonly kind: 'replaceText'; readonly find: string; readonly replacement: string }
  /** A part of a person's name, by the rules of `core/values/contact/personName.ts`; `lastFirst` where words stand so without a comma. */
  | { readonly kind: 'namePart'; readonly part: NamePart; readonly lastFirst?: true }
  /** Units as in `core/values/numbers/units.ts`. Reads the figure itself, and a unit behind it, which then counts instead of `from`. */
  | {
      readonly kind: 'convertUnit';
      readonly from: string;
      readonly to: string;
      readonly decimalMark: '.' | ',';
    }
  /** Turns the sign of a number round. */
  | { readonly kind: 'negate' }
  /** `amount`: the text without its currency; `code`: the ISO 4217 code of it. */
  | { readonly kind: 'currencyPart'; readonly part: 'amount' | 'code' }
  /** Fills up to `length` characters from the left; `fill` is one character. */
  | { readonly kind: 'padLeft'; readonly length: number; readonly fill: string }
  /** Of an ISO date, as `parseDate` gives it. */
  | { readonly kind: 'datePart'; readonly part: 'year' | 'month' | 'day' }
  | { readonly kind: 'dateOf' }
  | { readonly kind: 'timeOf' }
  /** Stands first where a correspondence has a date column and a time column; `formats` are the date's. */
  | { readonly kind: 'joinDateTime'; readonly formats: readonly string[] }
  /** Stands first where a correspondence has several columns: `{1} ({2})`, see `core/apply/cellTemplate.ts`. */
  | { readonly kind: 'template'; readonly text: string }
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'defaultValue'; readonly value: string }
  /** Stands first where several columns feed a field: the first filled cell, in the order of the columns. */
  | { readonly kind: 'coalesce' }
  /** Runs of blanks of any kind become one space; outer ones go. */
  | { readonly kind: 'collapseSpaces' }
  /**
   * E.164 with `;ext=` behind (RFC 3966). The country of a number without one is that of the row's cell in `regionColumn`,
   * else `region` (ISO 3166 alpha-2). `keep` leaves what is no number, or has no country, as written.
   */
  | {
      readonly kind: 'phone';
      readonly region: string | null;
      readonly regionColumn: number | null;
      readonly several: SeveralValues;
      readonly otherwise: 'keep' | 'reject';
    }
  /** The address alone, its domain in small letters; `local` tells whether what stands before the `@` gets them, too. */
  | { readonly kind: 'email'; readonly local: 'keep' | 'lower'; readonly several: SeveralValues }
  /** Names all in capitals or all in small letters are written as names are; `firstLast` turns `Last, First` round. */
  | { readonly kind: 'personName'; readonly order: 'keep' | 'firstLast' }
  /** Names in many languages and all ISO 3166 codes become one form. */
  | { readonly kind: 'country'; readonly form: CountryForm; readonly otherwise: 'keep' | 'reject' }
  /**
   * `amount`: plain decimal text; `code`: ISO 4217; `both`: `1200.50 EUR`. The currency is that of the cell, else of the
   * row's cell in `currencyColumn`, else `currency`; the two latter also say which one a shared sign such as `$` means.
   */
  | {
      readonly kind: 'money';
      readonly part: 'amount' | 'code' | 'both';
      readonly decimalMark: '.' | ',';
      readonly currency: string | null;
      readonly currencyColumn: number | null;
    };

/** What to do with a cell that holds several values where one is wanted: `all` and `others`, all but the first, are joined by `; `. */
export const severalValues = ['reject', 'first', 'all', 'others'] as const;
export type SeveralValues = (typeof severalValues)[number];

export const countryForms = ['alpha2', 'alpha3', 'name'] as const;
export type CountryForm = (typeof countryForms)[number];

export const nameParts = ['first', 'middle', 'last', 'prefix', 'suffix'] as const;
export type NamePart = (typeof nameParts)[number];

export type TransformKind = Transform['kind'];

/** Why a cell did not become a value of its field; the last four speak of whole rows. */
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
  'NO_MATCH',
  'NOT_A_NAME',
  'NO_CURRENCY',
  'NOT_A_TIME',
  'WRONG_UNIT',
  'NOT_A_COUNTRY',
  'NO_REGION',
  'SEVERAL_VALUES',
  'TWO_CURRENCIES',
  'RULE_BROKEN',
  'DUPLICATE_ROW',
  'RAGGED_ROW',
  'UNREADABLE_ROW',
] as const;
export type RejectCode = (typeof rejectCodes)[number];
