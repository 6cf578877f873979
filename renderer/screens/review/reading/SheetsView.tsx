import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { sheetsAttribute } from '../../../components/focus.ts';
import { ProgressLine } from '../../../components/ProgressLine.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { chooseSheet } from '../../../state/review/sheetActions.ts';
import { type SheetLine, sheetLines, sheetsRead } from '../../../state/review/sheetLines.ts';
import { listSheets, presentReading, stopListing } from '../../../state/review/sheetList.ts';
import { text } from '../../../text/en.ts';
import { sheetColumns } from './sheetColumns.tsx';
import { SheetsTogether } from './SheetsTogether.tsx';

/** Every sheet of the workbook with its tables; choosing a line reads that one. */
export function SheetsView() {
  const sheets = useApp((state) => state.review?.sheets ?? null);
  const inspection = useApp((state) => state.review?.view?.inspection ?? null);
  const table = useApp((state) => state.review?.view?.table ?? null);
  const known = sheets?.kind === 'done' ? sheets.sheets : null;
  const read = useMemo(() => sheetsRead({ inspection, table }), [inspection, table]);
  const lines = useMemo(() => (known === null ? noLines : sheetLines(known, read)), [known, read]);
  const reading = useApp(presentReading);
  useEffect(() => {
    // Asked for when the list is opened and when the reading changes; one that was stopped is asked for by its button.
    void listSheets(reading);
  }, [reading]);
  const columns = useMemo(() => sheetColumns(lines), [lines]);
  const readAt = lines.findIndex((line) => line.isRead);
  const firstAt =
    readAt === -1
      ? Math.max(
          0,
          lines.findIndex((line) => line.table !== null),
        )
      : readAt;
  const [moved, setMoved] = useState<number | null>(null);
  const cursor = Math.min(moved ?? firstAt, lines.length - 1);
  const onActivate = useCallback(
    (at: number) => {
      const line = lines[at];
      if (line === undefined || line.table === null) return;
      void chooseSheet(line.sheet.index, line.sheet.tables.length > 1 ? line.tableIndex : undefined);
    },
    [lines],
  );
  if (sheets === null) return null;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {known === null ? null : <SheetsTogether sheets={known} read={read} />}
      {sheets.kind === 'failed' ? (
        <div className="p-2">
          <TroublePanel trouble={{ message: text.sheets.trouble, remedy: sheets.trouble.remedy }}>
            <Button onClick={() => void listSheets()}>{text.retry}</Button>
          </TroublePanel>
        </div>
      ) : null}
      <DataGrid<SheetLine>
        label={text.sheets.grid}
        columns={columns}
        layoutKey="sheets"
        rowCount={lines.length}
        rowAt={(at) => lines[at]}
        rowKey={(at) => keyOf(lines[at])}
        rowHeight={28}
        cursor={cursor}
        onCursor={setMoved}
        onActivate={onActivate}
        activateOnClick
        gridAttribute={sheetsAttribute}
        rowTone={toneOf}
        empty={<Waiting kind={sheets.kind} />}
      />
    </div>
  );
}

const noLines: readonly SheetLine[] = [];

function keyOf(line: SheetLine | undefined): string {
  return line === undefined ? '' : `${String(line.sheet.index)}.${String(line.tableIndex)}`;
}

function toneOf(line: SheetLine): string {
  return line.table === null ? 'bg-app text-ink-3' : 'bg-surface';
}

function Waiting({ kind }: { readonly kind: 'none' | 'loading' | 'done' | 'failed' }) {
  if (kind === 'loading') {
    return (
      <div className="late p-4">
        <ProgressLine progress={null} label={text.sheets.loading} onCancel={stopListing} />
      </div>
    );
  }
  if (kind !== 'none') return null;
  return (
    <p className="flex items-center gap-3 p-4 text-ink-2">
      {text.sheets.stopped}
      <Button onClick={() => void listSheets()}>{text.sheets.list}</Button>
    </p>
  );
}
