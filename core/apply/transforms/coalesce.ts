import type { TransformEntry } from './step.ts';

/**
 * Takes the first filled cell of several columns. The choosing itself happens where the row's cells are gathered
 * (`gatherCells.ts`), because a step sees one value only; standing later in a chain it changes nothing.
 */
export const coalesce: TransformEntry<'coalesce'> = {
  kind: 'coalesce',
  label: 'First filled column',
  about: 'Takes the first of its columns that has a value, in their order; the others are passed over.',
  failsWith: [],
  compile: () => (value) => value,
};
