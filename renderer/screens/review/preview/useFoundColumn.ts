import { useEffect, useRef } from 'react';
import { isNatural } from '../../../components/grid/arrangeColumns.ts';
import { useApp } from '../../../state/app/appState.ts';
import { keepColumnLayout, useColumnLayoutOf } from '../../../state/app/columnLayouts.ts';
import { useFind } from '../../../state/review/findState.ts';

/** Shows a column that was hidden as soon as a match in it is gone to: what was found must be in sight. */
export function useFoundColumn(table: string, idOf: (columnIndex: number) => string | undefined): void {
  const steps = useFind((state) => state.goneTo?.steps ?? 0);
  const layout = useColumnLayoutOf(table);
  const seen = useRef(steps);
  useEffect(() => {
    if (seen.current === steps) return;
    seen.current = steps;
    const { cells, position } = useFind.getState();
    const columnIndex = cells[position]?.columnIndex ?? useApp.getState().review?.cursor ?? -1;
    const id = idOf(columnIndex);
    if (id === undefined || layout?.hidden.includes(id) !== true) return;
    const next = { ...layout, hidden: layout.hidden.filter((one) => one !== id) };
    void keepColumnLayout(table, isNatural(next) ? null : next);
  }, [steps, table, layout, idOf]);
}
