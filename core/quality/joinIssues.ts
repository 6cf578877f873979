import { type Issue, type IssueCode, severities } from '../model/issue.ts';

/**
 * Codes in the order of what they would cost the user if nobody looked, the dearest first.
 *
 * 1. The table is misread: every value may stand in the wrong place or not at all.
 * 2. Values are lost or changed without a word: text that cannot be decoded, dates read with day and month
 *    changed about, formulas that failed, zeros that a number drops.
 * 3. Rows are rejected or loaded twice when the mapping runs.
 * 4. Values are wrong but pass: out of range, contradicting, misspelled, far off.
 * 5. Values are not there.
 * 6. Equal things are written differently, so that joins and counts go wrong.
 * 7. What is worth a look and costs nothing.
 */
const issueOrder: readonly IssueCode[] = [
  'NO_DATA_ROWS',
  'HEADER_MISSING',
  'UNTERMINATED_QUOTE',
  'RAGGED_ROWS',
  'UNDECODABLE_BYTES',
  'LOST_CHARACTERS',
  'MIXED_ENCODINGS',
  'AMBIGUOUS_DATE',
  'ERROR_CELLS',
  'LEADING_ZEROS',
  'TYPE_MISMATCH',
  'TEXT_NUMBERS',
  'DUPLICATE_KEYS',
  'DUPLICATE_ROWS',
  'OUT_OF_RANGE',
  'CONTRADICTIONS',
  'MISSPELLINGS',
  'MISSING_VALUES',
  'EMPTY_COLUMN',
  'HEADER_DUPLICATE',
  'HEADER_BLANK',
  'BYTE_ORDER_MARKS',
  'ZERO_BYTES',
  'INVISIBLE_CHARACTERS',
  'INCONSISTENT_FORMAT',
  'WHITESPACE',
  'OUTLIERS',
  'LONG_CELLS',
  'UNUSUAL_ROWS',
  'CONSTANT_COLUMN',
  'DOUBLED_QUOTES',
  'BLANK_ROWS',
];

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
 * All issues of a table, the one that would cost the user most first: by severity, within a severity by `issueOrder`,
 * then by share and by column. Of two that say the same, the one that saw whole rows is kept.
 */
export function joinIssues({ reading, table, rows }: FoundIssues): readonly Issue[] {
  const widthsSeen = rows.some(({ code }) => code === 'RAGGED_ROWS');
  const kept = table.filter(({ code }) => !(widthsSeen && code === 'RAGGED_ROWS'));
  const places = new Map(issueOrder.map((code, place) => [code, place]));
  const place = ({ code }: Issue): number => places.get(code) ?? issueOrder.length;
  return [...reading, ...kept, ...rows].sort(
    (one, other) =>
      severities.indexOf(other.severity) - severities.indexOf(one.severity) ||
      place(one) - place(other) ||
      other.share - one.share ||
      (one.column ?? -1) - (other.column ?? -1),
  );
}
