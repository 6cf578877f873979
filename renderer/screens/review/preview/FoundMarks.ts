import { createContext, useMemo } from 'react';
import type { FoundCell } from '../../../../core/contract/views.ts';
import { presentFound, useFind } from '../../../state/review/findState.ts';

/** Cells of the rows in sight that hold what is looked for. */
export interface FoundMarks {
  readonly foundAt: (rowIndex: number, columnIndex: number) => FoundCell | undefined;
  /** The one that was gone to. */
  readonly present: FoundCell | null;
}

/** What the cells of the preview are marked by; `null` while nobody searches. */
export const FoundMarksContext = createContext<FoundMarks | null>(null);

export function useFoundMarks(fileId: string | undefined): FoundMarks | null {
  const cells = useFind((state) => (state.isOpen && state.fileId === fileId ? state.cells : null));
  const present = useFind(presentFound);
  const byPlace = useMemo(() => new Map(cells?.map((cell) => [placeOf(cell), cell])), [cells]);
  return useMemo(
    () =>
      cells === null || cells.length === 0
        ? null
        : { foundAt: (rowIndex, columnIndex) => byPlace.get(placeOf({ rowIndex, columnIndex })), present },
    [cells, byPlace, present],
  );
}

/** A table has at most 16,384 columns. */
function placeOf({ rowIndex, columnIndex }: Pick<FoundCell, 'rowIndex' | 'columnIndex'>): number {
  return rowIndex * 16_384 + columnIndex;
}
