import type { Figures } from './figures.ts';
import { writeWorkbookFile } from './files/workbookFile.ts';
import { lookAbout, lookFigures } from './lookFigures.ts';

const rows = 164_000;

/** How long a person waits for first rows and first guesses of a workbook of 30 MB. */
export const figures: Figures = {
  title: 'First look at a workbook of 30 MB',
  about: `${lookAbout} The shared texts lie behind the sheets in the file.`,
  inputs: [
    {
      name: `orders-${rows}.xlsx`,
      label: 'orders',
      write: (path) => writeWorkbookFile(path, { rows, seed: 1 }),
    },
  ],
  measure: ([input = '']) => lookFigures(input),
};
