import type { RowFigures } from './rowFigures.ts';

/** What a rule says of a row: nothing, where the row lacks the values that it needs. */
export const unsaid = 0;
export const holds = 1;
export const broken = 2;
export type Verdict = typeof unsaid | typeof holds | typeof broken;

/** Asks a rule of the row that the figures stand at. Never throws and allocates nothing for a row that holds. */
export type RowTest = (row: RowFigures) => Verdict;

export function verdict(isKept: boolean): Verdict {
  return isKept ? holds : broken;
}
