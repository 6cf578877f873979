import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { addList } from '../../../state/scan/takeFiles.ts';
import { text } from '../../../text/en.ts';
import { formatCount } from '../../../text/format.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import type { CodeTableState } from './useCodeTable.ts';

/** Texts of a column that are shown before it is taken. */
const shownTexts = 8;

/** Chooses the column of a table that holds the codes. */
export function ColumnDialog({ table: { state, read, close } }: { readonly table: CodeTableState }) {
  if (state === null) return null;
  if (state.kind !== 'open')
    return (
      <Dialog open onClose={close} title={words.columnTitle}>
        <div className="p-4">
          {state.kind === 'reading' ? (
            <p className="text-ink-2">{words.reading(state.name)}</p>
          ) : (
            <TroublePanel trouble={state.trouble} />
          )}
        </div>
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3">
          <Button onClick={close}>{text.close}</Button>
        </div>
      </Dialog>
    );
  const { table } = state;
  const nameOf = (at: number): string => {
    const name = table.columns[at] ?? '';
    return name === '' ? words.columnUnnamed(at + 1) : name;
  };
  const filled = table.texts.filter((one) => one.trim() !== '');
  return (
    <Dialog open onClose={close} title={words.columnTitle} width="w-160">
      <div className="flex h-90 min-h-0">
        <fieldset className="w-64 shrink-0 overflow-auto border-r border-line p-2">
          <legend className="sr-only">{words.columnTitle}</legend>
          {table.columns.map((_, at) => (
            <label
              key={at}
              className={`flex min-h-7 items-center gap-2 rounded-1 px-2 has-focus-visible:outline-2 has-focus-visible:outline-accent ${
                at === table.column ? 'bg-selected' : 'hover:bg-hover'
              }`}
            >
              <input
                type="radio"
                name="scan-column"
                className="size-3.5 shrink-0 accent-accent outline-none"
                checked={at === table.column}
                onChange={() => read(table, at)}
              />
              <bdi className="min-w-0 flex-1 truncate" title={nameOf(at)}>
                {nameOf(at).slice(0, 200)}
              </bdi>
            </label>
          ))}
        </fieldset>
        <div className="min-w-0 flex-1 overflow-auto p-4">
          <p className="mb-2 text-12 text-ink-2">
            {state.isReading
              ? words.reading(nameOf(table.column))
              : filled.length === 0
                ? words.columnEmpty
                : words.columnTexts(filled.length)}
          </p>
          <ul className="font-mono text-12">
            {filled.slice(0, shownTexts).map((one, at) => (
              <li
                key={at}
                className="truncate border-b border-line py-1 whitespace-pre"
                title={one.slice(0, 1_000)}
              >
                <bdi>{one.slice(0, 200)}</bdi>
              </li>
            ))}
          </ul>
          {filled.length > shownTexts ? (
            <p className="pt-1 text-12 text-ink-3">… {formatCount(filled.length - shownTexts)}</p>
          ) : null}
        </div>
      </div>
      <div className="flex justify-end gap-2 border-t border-line px-4 py-3">
        <Button onClick={close}>{text.cancel}</Button>
        <Button
          look="primary"
          blocked={
            state.isReading
              ? words.reading(nameOf(table.column))
              : filled.length === 0
                ? words.columnEmpty
                : undefined
          }
          onClick={() => {
            addList({ ...table, texts: filled }, nameOf(table.column));
            close();
          }}
        >
          {words.take(filled.length)}
        </Button>
      </div>
    </Dialog>
  );
}
