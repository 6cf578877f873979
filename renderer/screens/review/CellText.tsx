import type { SourceRow } from '../../../core/contract/views.ts';
import { type CellMode, seenCell } from '../../state/seenCell.ts';
import { text } from '../../text/en.ts';

/** A cell of the source; where another text stands behind it, a dotted line says so and the pointer brings it up. */
export function CellText({
  source,
  columnIndex,
  mode,
  quiet = false,
}: {
  readonly source: SourceRow;
  readonly columnIndex: number;
  readonly mode: CellMode;
  /** Set back, where what the cell becomes stands beside it. */
  readonly quiet?: boolean;
}) {
  const { text: seen, behind } = seenCell(source, columnIndex, mode);
  if (seen === '' && behind === null) {
    return <span className="font-sans text-12 text-ink-3 italic">{text.preview.emptyCell}</span>;
  }
  return (
    <span
      className={`min-w-0 truncate whitespace-pre ${quiet ? 'text-ink-3' : ''} ${
        behind === null ? '' : 'underline decoration-edge decoration-dotted underline-offset-3'
      }`}
      title={behind === null ? seen : `${seen}\n${text.preview.behind[mode](behind)}`}
    >
      {seen}
    </span>
  );
}
