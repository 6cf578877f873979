import type { TransformEntry } from './step.ts';

/**
 * Joins several columns into one value. The joining itself happens where the row's cells are gathered
 * (`gatherCells.ts`), because a step sees one value only; standing later in a chain it changes nothing.
 */
export const concatenate: TransformEntry<'concatenate'> = {
  kind: 'concatenate',
  label: 'Join columns',
  about: 'Joins the filled cells of its columns, trimmed, in order; missing ones leave no separator.',
  failsWith: [],
  compile: () => (value) => value,
};
