import type { SourceRow } from '../../../../core/contract/views.ts';
import { useApp } from '../../../state/app/appState.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { cellName } from '../../../text/cellReference.ts';
import { text } from '../../../text/en.ts';
import { oneLine } from '../../../text/oneLine.ts';
import { formatCount } from '../../../text/format.ts';

/** The cell under both cursors as a spreadsheet has it above its table: where it stands, what is shown, what is stored. */
export function CellBar({ source, column }: { readonly source: SourceRow; readonly column: ReviewRow }) {
  const firstColumn = useApp((state) => state.review?.view?.inspection?.table.firstColumn ?? 0);
  const raw = source.cells[column.columnIndex] ?? '';
  const shown = source.shown?.[column.columnIndex] ?? raw;
  // The last column of several sheets is the sheet's name, which stands in no cell.
  const inSheet = source.sheet === undefined || column.columnIndex < source.cells.length - 1;
  const name = inSheet
    ? cellName(source.line - 1, firstColumn + column.columnIndex)
    : formatCount(source.line);
  return (
    <output
      aria-label={text.preview.cell}
      className="flex h-7 shrink-0 items-center gap-3 border-b border-line bg-app px-3 text-12"
    >
      <span className="shrink-0 font-mono text-ink-2">
        {source.sheet === undefined ? name : `${source.sheet}!${name}`}
      </span>
      <span className="shrink-0 text-ink-3">{column.profile.name}</span>
      <span className="min-w-0 truncate font-mono whitespace-pre" title={shown}>
        {shown === '' ? text.preview.emptyCell : oneLine(shown)}
      </span>
      <span className="ml-auto shrink-0 text-ink-3">
        {raw === shown ? (
          text.preview.cellSame
        ) : (
          <>
            {text.preview.cellRaw} <span className="font-mono whitespace-pre text-ink">{oneLine(raw)}</span>
          </>
        )}
      </span>
    </output>
  );
}
