import { useMemo, useState } from 'react';
import type { AppliedRow } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { text } from '../../../text/en.ts';
import { formatCount } from '../../../text/format.ts';
import { rowWords } from '../../../text/rowWords.ts';
import { type RowLine, rowLineColumns, rowLines } from './rowLines.tsx';

/** One row as a form: every cell, the field it feeds, what it becomes and why it fails; rows follow by the arrow keys. */
export function RowDialog({
  applied,
  onStep,
  onClose,
}: {
  /** `undefined` while the row is being read. */
  readonly applied: AppliedRow | undefined;
  readonly onStep: (delta: -1 | 1) => void;
  readonly onClose: () => void;
}) {
  const rows = useApp((state) => state.review?.rows);
  const schema = useApp((state) => state.review?.view?.schema ?? null);
  const mode = useApp((state) => state.review?.cellMode ?? 'shown');
  const first = useApp((state) => state.review?.cursor ?? 0);
  const lines = useMemo(
    () => (applied === undefined ? noLines : rowLines(applied, { rows: rows ?? [], schema, mode })),
    [applied, rows, schema, mode],
  );
  const [cursor, setCursor] = useState(first);
  const failing = applied?.problems.length ?? 0;
  return (
    <Dialog
      open
      onClose={onClose}
      width="w-220"
      title={applied === undefined ? rowWords.reading : rowWords.title(nameOf(applied))}
    >
      <div
        role="presentation"
        className="flex h-130 max-h-full min-h-0 flex-col"
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
          if (step === null || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          onStep(step);
        }}
      >
        <DataGrid<RowLine>
          label={rowWords.grid}
          columns={rowLineColumns}
          rowCount={lines.length}
          rowAt={(index) => lines[index]}
          rowHeight={28}
          cursor={Math.min(cursor, lines.length - 1)}
          onCursor={setCursor}
        />
        <div className="flex shrink-0 items-center gap-3 border-t border-line bg-app px-4 py-3">
          {applied === undefined ? null : (
            <output className={`text-12 ${failing === 0 ? 'text-ok' : 'text-bad'}`}>
              {failing === 0 ? `✓ ${rowWords.fits}` : `✕ ${rowWords.fails(failing)}`}
            </output>
          )}
          <span className="ml-auto text-12 text-ink-3 max-lg:hidden">{rowWords.hint}</span>
          <Button onClick={() => onStep(-1)}>{rowWords.previous}</Button>
          <Button onClick={() => onStep(1)}>{rowWords.next}</Button>
          <Button look="primary" onClick={onClose}>
            {text.close}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const noLines: readonly RowLine[] = [];

/** As the preview names it: its number, or its sheet and row there. */
function nameOf({ source }: AppliedRow): string {
  const number = formatCount(source.rowIndex + 1);
  return source.sheet === undefined
    ? `${number} · ${rowWords.line(source.line)}`
    : `${number} · ${text.preview.sheetPlace(source.sheet, source.line)}`;
}
