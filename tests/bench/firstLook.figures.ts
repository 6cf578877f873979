import type { Figures } from './figures.ts';
import { writeClaimsFile } from './files/claimsFile.ts';
import { lookAbout, lookFigures } from './lookFigures.ts';

const rows = 3_650_000;

/** How long a person waits for first rows and first guesses of a file of 1 GB. */
export const figures: Figures = {
  title: 'First look at a file of 1 GB',
  about: lookAbout,
  inputs: [
    {
      name: `claims-dirty-${rows}.csv`,
      label: 'claims',
      write: (path) => writeClaimsFile(path, { rows, dirty: true, seed: 1 }),
    },
  ],
  measure: ([input = '']) => lookFigures(input),
};
