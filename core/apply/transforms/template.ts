import type { TransformEntry } from './step.ts';

/**
 * Writes several columns into a text. The writing itself happens where the row's cells are gathered (`gatherCells.ts`),
 * because a step sees one value only; standing later in a chain it changes nothing.
 */
export const template: TransformEntry<'template'> = {
  kind: 'template',
  label: 'Write columns into a text',
  about:
    'Puts the cells of its columns into a text with places for them; what stands in brackets needs its cells.',
  failsWith: [],
  compile: () => (value) => value,
};
