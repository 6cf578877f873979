import { columns } from './counts.ts';
import { formatCount } from './format.ts';

/* Words of finding a value in all rows. */

export const findWords = {
  title: 'Find in all rows',
  open: 'Find a value in all rows',
  next: 'Next match',
  previous: 'Previous match',
  close: 'Close the find bar',
  column: 'Column to search',
  everywhere: 'All columns',
  columnWith: (name: string, count: number) => `${name} (${formatCount(count)})`,
  options: 'How to search',
  matchCase: 'Match case',
  matchCaseLong: 'Capital and small letters differ',
  wholeCell: 'Whole cell',
  wholeCellLong: 'The text is all that stands in the cell',
  isPattern: 'Pattern',
  isPatternLong: 'The text is a regular expression, such as ^[A-Z]{2}\\d+$',
  nothing: 'Nothing found',
  nothingStored: 'Nothing found in the cells as they are stored',
  stored: 'Cells are searched as they are stored, not as the spreadsheet shows them.',
  soFar: (count: number) => `${formatCount(count)} so far`,
  stopped: (count: number) =>
    count === 0 ? 'Stopped, nothing found so far' : `Stopped after ${formatCount(count)}`,
  /** "3 of 1,204 in 12 columns" */
  place: (place: { readonly position: number; readonly count: number; readonly columnCount: number }) =>
    `${formatCount(place.position + 1)} of ${formatCount(place.count)} in ${columns(place.columnCount)}`,
  more: (kept: number) =>
    `The first ${formatCount(kept)} can be stepped through; name a column or more of the text to see others.`,
  at: (place: string, column: string, cell: string) => `${place}, ${column}: ${cell}`,
  fromStart: 'From the first match again',
  fromEnd: 'From the last match again',
} as const;
