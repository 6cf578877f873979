import { useState } from 'react';
import { text } from '../../text/en.ts';
import { Dialog } from '../Dialog.tsx';
import { findsAll, Picker, type PickerItem } from '../Picker.tsx';

/** Names listed at once; a wider table is narrowed down by typing. */
const mostListed = 200;

export interface GridGoToProps {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly hidden: readonly { readonly id: string; readonly header: string }[];
  readonly rowCount: number;
  readonly onColumn: (columnId: string) => void;
  readonly onRow: (row: number) => void;
  readonly onClose: () => void;
}

interface Place extends PickerItem {
  readonly row?: number;
  readonly isHidden?: boolean;
}

/** Finds a column by its name, or goes to a row by its number. */
export function GridGoTo({ columns, hidden, rowCount, onColumn, onRow, onClose }: GridGoToProps) {
  const [query, setQuery] = useState('');
  const places: readonly Place[] = [
    ...columns.map(({ id, header }) => ({ id, label: header, words: '' })),
    ...hidden.map(({ id, header }) => ({ id, label: header, words: text.grid.goTo.hidden, isHidden: true })),
  ];
  const found = [
    ...rowPlaces(query, rowCount),
    ...places.filter((place) => findsAll(place, query)).slice(0, mostListed),
  ];
  return (
    <Dialog open onClose={onClose} title={text.grid.goTo.title} hideTitle high width="w-120">
      <Picker<Place>
        label={text.grid.goTo.label}
        items={found}
        found={found}
        query={query}
        onQuery={setQuery}
        empty={text.grid.goTo.nothing}
        onPick={(place) => {
          onClose();
          if (place.row === undefined) onColumn(place.id);
          else onRow(place.row);
        }}
      >
        {(place) => (
          <>
            <span className="min-w-0 flex-1 truncate" title={place.label}>
              {place.label}
            </span>
            {place.isHidden === true ? (
              <span className="text-12 text-ink-3">{text.grid.goTo.hidden}</span>
            ) : null}
          </>
        )}
      </Picker>
    </Dialog>
  );
}

/** The row that a number means, however it is grouped; beyond the end, the last one. */
function rowPlaces(query: string, rowCount: number): readonly Place[] {
  const digits = query.replaceAll(/[\s.,'’]/g, '');
  if (!/^\d{1,12}$/.test(digits) || rowCount === 0) return [];
  const row = Math.min(rowCount, Math.max(1, Number(digits)));
  return [{ id: `row ${String(row)}`, label: text.grid.goTo.row(row), words: '', row: row - 1 }];
}
