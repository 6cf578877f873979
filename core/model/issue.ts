/** Which side of quality an issue belongs to. */
export const dimensions = [
  'completeness',
  'validity',
  'consistency',
  'uniqueness',
  'accuracy',
  'structure',
] as const;
export type Dimension = (typeof dimensions)[number];

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const issueCodes = [
  'MISSING_VALUES',
  'TYPE_MISMATCH',
  'OUT_OF_RANGE',
  'INCONSISTENT_FORMAT',
  'AMBIGUOUS_DATE',
  'LEADING_ZEROS',
  'RAGGED_ROWS',
  'DUPLICATE_ROWS',
  'DUPLICATE_KEYS',
  'WHITESPACE',
  'INVISIBLE_CHARACTERS',
  'UNDECODABLE_BYTES',
  'MIXED_ENCODINGS',
  'LOST_CHARACTERS',
  'GARBLED_TEXT',
  'BYTE_ORDER_MARKS',
  'ZERO_BYTES',
  'OUTLIERS',
  'CONSTANT_COLUMN',
  'EMPTY_COLUMN',
  'HEADER_MISSING',
  'HEADER_DUPLICATE',
  'HEADER_BLANK',
  'NO_DATA_ROWS',
  'UNTERMINATED_QUOTE',
  'DOUBLED_QUOTES',
  'INNER_ROWS',
  'LONG_CELLS',
  'ERROR_CELLS',
  'TEXT_NUMBERS',
  'FORMULAS_WITHOUT_VALUE',
  'MERGED_CELLS',
  'HIDDEN_ROWS',
  'HIDDEN_COLUMNS',
  'UNUSUAL_ROWS',
  'BLANK_ROWS',
  'CONTRADICTIONS',
  'MISSPELLINGS',
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** Something odd in the data. Never thrown; the run goes on. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly dimension: Dimension;
  /** Index of the column, or `null` when the whole table is meant. */
  readonly column: number | null;
  readonly count: number;
  /** 0 to 1, of the rows or cells that could be concerned. */
  readonly share: number;
  /** Record numbers from 0, ascending, at most 1,000. */
  readonly rows: readonly number[];
  /** One neutral sentence: "3 cells could not be read as dates." */
  readonly message: string;
  /** What the analyst can do. */
  readonly remedy: string;
}
