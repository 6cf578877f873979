import type { Figures } from './figures.ts';
import { scanFigures } from './scanFigures.ts';

/** A scan of as many drawings as are planned for. */
export const figures: Figures & { readonly onRequest: true } = {
  title: 'Code scan of 6,600 drawings',
  about:
    'Drawings of one to three pages with some hundred pieces of text each and planted codes, from the folder to the report, by the engine as built; beside it the library alone, which takes the text with as many threads and looks for nothing.',
  onRequest: true,
  inputs: [],
  measure: () => scanFigures(660, 6_600),
};
