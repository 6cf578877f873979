import { useState } from 'react';
import { text } from '../../text/en.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';
import { findsAll } from '../Picker.tsx';

/** Names listed at once; a wider table is narrowed down by typing. */
const mostListed = 200;

export interface GridColumnsProps {
  /** All columns in their order. */
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly hidden: ReadonlySet<string>;
  readonly isArranged: boolean;
  readonly onHidden: (ids: readonly string[], hidden: boolean) => void;
  readonly onReset: () => void;
  readonly onClose: () => void;
}

/** Which columns are in sight: a box for each, found by name. */
export function GridColumns({ columns, hidden, isArranged, onHidden, onReset, onClose }: GridColumnsProps) {
  const [query, setQuery] = useState('');
  const found = columns.filter(({ header }) => findsAll({ label: header, words: '' }, query));
  const listed = found.slice(0, mostListed);
  const words = text.grid.columns;
  return (
    <Dialog open onClose={onClose} title={words.title} width="w-100" high>
      <div className="flex items-center gap-3 border-b border-line px-4 py-2">
        <input
          type="text"
          aria-label={words.filter}
          placeholder={words.filter}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="field-control h-7 min-w-0 flex-1 text-12"
        />
        <span className="shrink-0 text-12 text-ink-3">
          {words.shown(columns.length - hidden.size, columns.length)}
        </span>
      </div>
      <ul className="min-h-0 overflow-auto py-1" aria-label={words.title}>
        {listed.map(({ id, header }) => (
          <li key={id}>
            <label className="flex min-h-7 items-center gap-2.5 px-4 hover:bg-hover">
              <input
                type="checkbox"
                checked={!hidden.has(id)}
                onChange={(event) => onHidden([id], !event.target.checked)}
                className="size-4 shrink-0 accent-(--accent)"
              />
              <span className="truncate" title={header}>
                {header}
              </span>
            </label>
          </li>
        ))}
        {found.length === 0 ? <li className="px-4 py-2 text-ink-2">{words.nothing}</li> : null}
        {found.length > listed.length ? (
          <li className="px-4 py-1 text-12 text-ink-3">{words.more(found.length - listed.length)}</li>
        ) : null}
      </ul>
      <div className="flex items-center justify-end gap-2 border-t border-line px-4 py-3">
        <Button look="quiet" blocked={isArranged ? undefined : words.nothingArranged} onClick={onReset}>
          {words.reset}
        </Button>
        <Button
          blocked={hidden.size > 0 ? undefined : words.noneHidden}
          onClick={() => onHidden([...hidden], false)}
        >
          {words.showAll}
        </Button>
        <Button look="primary" onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </Dialog>
  );
}
