import { useState } from 'react';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';

/** The rows of before while no column has another name or feeds another field: the preview shows no more of them. */
export function useSameFields(rows: readonly ReviewRow[] | undefined): readonly ReviewRow[] | undefined {
  const [kept, setKept] = useState(rows);
  if (rows === kept) return rows;
  const same =
    rows !== undefined &&
    kept?.length === rows.length &&
    rows.every((row, at) => {
      const before = kept[at];
      return row.profile === before?.profile && row.field === before.field && row.parts === before.parts;
    });
  if (!same) setKept(rows);
  return same ? kept : rows;
}
