/** A delimiter that is tried, and how likely it is before anything is seen, 0 to 1. */
export interface DelimiterCandidate {
  readonly delimiter: string;
  readonly prior: number;
}

/**
 * Delimiters in the order that breaks ties. The first four make nearly all files; colon and space stand in
 * ordinary text and times, so they must fit far better to win.
 */
export const delimiterCandidates: readonly DelimiterCandidate[] = [
  { delimiter: ',', prior: 1 },
  { delimiter: ';', prior: 1 },
  { delimiter: '\t', prior: 1 },
  { delimiter: '|', prior: 0.95 },
  { delimiter: '\u0001', prior: 0.9 },
  { delimiter: '\u001F', prior: 0.9 },
  { delimiter: '§', prior: 0.7 },
  { delimiter: '¦', prior: 0.7 },
  { delimiter: '^', prior: 0.6 },
  { delimiter: '~', prior: 0.6 },
  { delimiter: '|~|', prior: 0.9 },
  { delimiter: '~|~', prior: 0.9 },
  { delimiter: ':', prior: 0.35 },
  { delimiter: ' ', prior: 0.3 },
];

/** Characters written twice as a delimiter of their own, as in `a||b||c`. With commas and the like, two are an empty cell. */
export const doubledDelimiters: readonly string[] = ['|', ':', '~', '^'];

/** What nearly every file is delimited by. */
export const usualDelimiters: readonly string[] = [',', ';', '\t'];

/** What sentences are full of. */
export const proseDelimiters: readonly string[] = [' ', ':'];
