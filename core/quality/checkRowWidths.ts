import type { RowCheck } from './rowCheck.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/**
 * Rows with another number of cells than most rows have, where that is not the number of the header's columns: then
 * the header is what differs, and naming every row would hide the few that are broken.
 */
export const checkRowWidths: RowCheck = ({ sample: { rows }, columns, usual, usualRows }) => {
  if (usual === null || usual === columns.length) return [];
  const odd = rows.filter((_, row) => usualRows[row] === 0).map(({ record }) => record);
  const few = odd.length;
  const others =
    few === 0
      ? ''
      : ` ${counted(few, 'row')} ${agreeing(few, 'has', 'have')} another number of cells than those.`;
  return [
    issueOf({
      code: 'RAGGED_ROWS',
      severity: 'medium',
      dimension: 'structure',
      column: null,
      count: few === 0 ? rows.length : few,
      of: rows.length,
      rows: odd,
      message: `Most rows have ${counted(usual, 'cell')}, but there are ${counted(columns.length, 'column')}.${others}`,
      remedy: 'Check the header row; a name that holds the delimiter makes two of one.',
    }),
  ];
};
