import { type ComponentProps, useMemo, useState } from 'react';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import type { LiveRows } from '../../../state/scan/useLiveList.ts';
import { ListTrouble } from './ListTrouble.tsx';

/** A list of the host as rows of one line; what is shown where it has none waits until that is known. */
export function LiveGrid<Row>({
  live,
  keyOf,
  onOpen,
  empty,
  ...grid
}: Pick<ComponentProps<typeof DataGrid<Row>>, 'label' | 'columns' | 'layoutKey' | 'empty'> & {
  readonly live: LiveRows<Row>;
  readonly keyOf: (row: Row) => number;
  readonly onOpen: (row: Row) => void;
}) {
  const { list, total } = live;
  const [cursor, setCursor] = useState(0);
  const cells = useMemo(() => ({ fetchRows: list.rowsFrom }), [list]);
  const keyAt = (index: number): number | string => {
    const row = list.rowAt(index);
    return row === undefined ? `at ${String(index)}` : keyOf(row);
  };
  return (
    <>
      <ListTrouble live={live} />
      <DataGrid<Row>
        {...grid}
        rowCount={total ?? 0}
        rowAt={list.rowAt}
        rowKey={keyAt}
        rowHeight={28}
        cursor={total === null || total === 0 ? -1 : Math.min(cursor, total - 1)}
        onCursor={setCursor}
        onRange={list.show}
        cells={cells}
        onActivate={(index) => {
          const row = list.rowAt(index);
          if (row !== undefined) onOpen(row);
        }}
        empty={total === null ? undefined : empty}
      />
    </>
  );
}
