/** Limits of applying a mapping to every row, each with its unit and the reason for its figure. */

export const applyOptions = {
  /** Data rows named per kind of failure; as many as the grid can step through. */
  failureRows: 1_000,
  /** Distinct raw cells shown per kind of failure. */
  failureExamples: 5,
  /** UTF-16 units of one such cell. Longer ones are cut, so that counts stay small on the wire. */
  exampleCharacters: 200,
  /** Bytes gathered before a sink is written to: few calls, and memory of some MB. */
  flushBytes: 1024 * 1024,
} as const;

export const runOptions = {
  /** Rows above which a run writes no workbook beside its CSV: Excel's sheet holds 1,048,576 with the header. */
  workbookRows: 1_048_575,
} as const;

/** Limits of rules that several rows answer together. Powers of two, see `core/apply/rules/keyTable.ts`. */
export const ruleOptions = {
  /** Keys that one rule of unique fields keeps: 32 MiB; beyond, every second, fourth, ... key is looked at. */
  uniqueKeys: 1_048_576,
  /** Groups of lines that one rule of totals keeps: 32 MiB. */
  lineGroups: 524_288,
  /** Rules about several rows that have this room each, 128 MiB in all; where a pack has more of them, each has half, a quarter, ... */
  tableRules: 4,
  /** Data rows named a rule, as of failures. */
  rows: 1_000,
  /** Examples a rule. */
  examples: 5,
} as const;
