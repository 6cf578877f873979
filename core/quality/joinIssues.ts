import { type Issue, type IssueCode, severities } from '../model/issue.ts';

/**
 * What an issue would cost the user if nobody looked, by its code; 1 costs most.
 *
 * 1. The table is misread: every value may stand in the wrong place or not at all.
 * 2. Values are lost or changed without a word: text that cannot be decoded, dates read with day and month
 *    changed about, formulas that failed, zeros that a number drops.
 * 3. Rows are rejected or loaded twice when the mapping runs.
 * 4. Values are wrong but pass: out of range, contradicting, misspelled.
 * 5. Values or names are not there.
 * 6. Equal things are written differently, so that joins and counts go wrong.
 * 7. What is worth a look and costs little.
 * 8. What was dealt with, and is said for completeness.
 */
const costs: Readonly<Record<IssueCode, number>> = {
  NO_DATA_ROWS: 1,
  HEADER_MISSING: 1,
  UNTERMINATED_QUOTE: 1,
  RAGGED_ROWS: 1,
  UNDECODABLE_BYTES: 2,
  LOST_CHARACTERS: 2,
  GARBLED_TEXT: 2,
  MIXED_ENCODINGS: 2,
  ZERO_BYTES: 2,
  AMBIGUOUS_DATE: 2,
  ERROR_CELLS: 2,
  FORMULAS_WITHOUT_VALUE: 2,
  LEADING_ZEROS: 2,
  TYPE_MISMATCH: 3,
  TEXT_NUMBERS: 3,
  DUPLICATE_KEYS: 3,
  DUPLICATE_ROWS: 3,
  OUT_OF_RANGE: 4,
  CONTRADICTIONS: 4,
  MISSPELLINGS: 4,
  MISSING_VALUES: 5,
  EMPTY_COLUMN: 5,
  HEADER_DUPLICATE: 5,
  HEADER_BLANK: 5,
  INVISIBLE_CHARACTERS: 6,
  INCONSISTENT_FORMAT: 6,
  WHITESPACE: 6,
  BYTE_ORDER_MARKS: 6,
  OUTLIERS: 7,
  LONG_CELLS: 7,
  UNUSUAL_ROWS: 7,
  CONSTANT_COLUMN: 7,
  HIDDEN_ROWS: 7,
  HIDDEN_COLUMNS: 7,
  MERGED_CELLS: 8,
  INNER_ROWS: 8,
  DOUBLED_QUOTES: 8,
  BLANK_ROWS: 8,
};

/** Issues by the stage that found them. */
export interface FoundIssues {
  /** About the text as such. */
  readonly reading: readonly Issue[];
  /** From the fold over every row. */
  readonly table: readonly Issue[];
  /** From the checks of whole rows, where the table was small enough. */
  readonly rows: readonly Issue[];
}

/**
 * All issues of a table, the one that would cost the user most first: by severity, within a severity by `costs`,
 * then by share and by column. Of two that say the same of the table, the one that saw whole rows is kept.
 */
export function joinIssues({ reading, table, rows }: FoundIssues): readonly Issue[] {
  const seen = new Set(rows.map(({ code }) => code));
  const others = [...reading, ...table].filter(({ code, column }) => column !== null || !seen.has(code));
  return [...others, ...rows].sort(
    (one, other) =>
      severities.indexOf(other.severity) - severities.indexOf(one.severity) ||
      costs[one.code] - costs[other.code] ||
      other.share - one.share ||
      (one.column ?? -1) - (other.column ?? -1),
  );
}
