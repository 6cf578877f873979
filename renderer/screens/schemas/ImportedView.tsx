import { useMemo, useState } from 'react';
import type { ImportedPack } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { newPack } from '../../state/packs/editActions.ts';
import { forgetImport } from '../../state/packs/packActions.ts';
import { placesOf } from '../../state/packs/problemPlaces.ts';
import { withOffers } from '../../state/packs/withOffers.ts';
import { packWords } from '../../text/packWords.ts';
import { fieldColumns, type FieldRow } from './fieldColumns.tsx';
import { ProblemList } from './ProblemList.tsx';

/** What an import would become, before anything is saved. */
export function ImportedView({
  imported,
  onAnother,
}: {
  readonly imported: ImportedPack;
  readonly onAnother: () => void;
}) {
  const [cursor, setCursor] = useState(-1);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const { kind, notes, offers, errors, warnings } = imported;
  const pack = useMemo(() => withOffers(imported, taken), [imported, taken]);
  const rows = useMemo((): readonly FieldRow[] => {
    const bad = placesOf(errors).fields;
    const odd = placesOf(warnings).fields;
    return pack.fields.map((field, index) => ({
      field,
      index,
      errors: bad.get(index)?.length ?? 0,
      warnings: odd.get(index)?.length ?? 0,
    }));
  }, [pack, errors, warnings]);
  const turn = (field: string, on: boolean): void => {
    const next = new Set(taken);
    if (on) next.add(field);
    else next.delete(field);
    setTaken(next);
  };
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-3 border-b border-line px-4">
        <h2 className="truncate font-semibold">{pack.title}</h2>
        <span className="text-12 text-ink-2">{packWords.understood(kind, pack.fields.length)}</span>
        <span className="ml-auto flex gap-2">
          <Button onClick={onAnother}>{packWords.another}</Button>
          <Button
            look="primary"
            onClick={() => {
              newPack(pack);
              forgetImport();
            }}
          >
            {packWords.openInEditor}
          </Button>
        </span>
      </div>
      <div className="max-h-56 shrink-0 overflow-auto">
        {notes.length === 0 ? null : (
          <ul aria-label={packWords.notes} className="flex flex-col gap-0.5 px-4 py-2 text-ink-2">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {offers.length === 0 ? null : (
          <fieldset className="flex flex-col gap-1 px-4 pb-2">
            <legend className="text-11 font-semibold text-ink-3">{packWords.offers}</legend>
            <p className="text-12 text-ink-2">{packWords.offersMore}</p>
            {offers.map(({ field, values }) => (
              <label key={field} className="flex min-h-6 min-w-0 items-center gap-2">
                <input
                  type="checkbox"
                  aria-label={packWords.takeValues(field)}
                  checked={taken.has(field)}
                  onChange={(event) => turn(field, event.target.checked)}
                />
                <span className="shrink-0 font-mono text-12">{field}</span>
                <span className="truncate text-12 text-ink-2">{values.join(', ')}</span>
              </label>
            ))}
          </fieldset>
        )}
        <div className="px-2 pb-2">
          <ProblemList errors={errors} warnings={warnings} />
        </div>
      </div>
      <DataGrid<FieldRow>
        label={packWords.fields}
        columns={fieldColumns}
        layoutKey="pack.import"
        rowCount={rows.length}
        rowAt={(index) => rows[index]}
        rowHeight={32}
        cursor={cursor}
        onCursor={setCursor}
      />
    </div>
  );
}
