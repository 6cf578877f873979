/** Limits of questions. */
export const askOptions = {
  /** Characters of a question; longer ones are letters, not questions. */
  questionCharacters: 500,
  /** Conditions of a query, those of `any` included. */
  conditions: 30,
  /** Values that a condition names. */
  values: 300,
  /** Characters of a value or a text looked for. */
  valueCharacters: 500,
  groups: 2,
  measures: 4,
  /** Rows or groups of one window. */
  windowRows: 200,
  /** Highest `limit` of a query. */
  limit: 1_000_000,
  /** Groups that are made before a question is too wide: some 20 MB. */
  groupsMade: 100_000,
  /** Time for one answer, in milliseconds, before it is broken off. */
  answerMs: 15_000,
  /** Rows between two looks at clock and cancel; a look takes less than a microsecond. */
  rowsBetweenLooks: 4_096,
  /** Lists of row numbers kept for turning pages: 8 bytes a row each. */
  listsKept: 4,
  /** Values of a field that are looked at to recognise what a question names. */
  valuesKnown: 2_000,
  /** Records that are looked at to find out whose value a phrase is. */
  namedRecords: 200,
  /** Leads of a pipeline that one answer holds: some 100 MB. */
  leadsHeld: 20_000,
  /** Leads of a pipeline, the newest, whose values are suggested: a second of DynamoDB. */
  leadsSampled: 1_000,
  /** Phrases of a question that are looked up; 500 characters have no more that matter. */
  phrases: 120,
  /** Phrases of a question that are looked up in the table of a pipeline's leads: each takes a request an index. */
  leadPhrases: 40,
  /** Such requests at once. */
  leadLookups: 8,
  /** Values that a field of the builder suggests. */
  valuesSuggested: 50,
  /** Questions that are kept; as many names as a menu can bear. */
  saved: 500,
  /** Rows written at a time when an answer is exported. */
  exportRows: 2_000,
} as const;
