import { type ReactNode, useContext } from 'react';
import type { FoundCell, SourceRow } from '../../../../core/contract/views.ts';
import { type CellMode, seenCell } from '../../../state/columns/seenCell.ts';
import { text } from '../../../text/en.ts';
import { oneLine } from '../../../text/oneLine.ts';
import { FoundMarksContext } from './FoundMarks.ts';

/** Characters in front of a match that stay in sight where it stands far behind in a long cell. */
const leadCharacters = 12;

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
  const marks = useContext(FoundMarksContext);
  const found = marks?.foundAt(source.rowIndex, columnIndex);
  const { text: seen, behind } = seenCell(source, columnIndex, mode);
  // What was found stands in the stored text; of another one it is not known where.
  const isStored = behind === null || mode === 'raw';
  const marked = (part: FoundCell, content: ReactNode) => (
    <mark data-present={part === marks?.present ? '' : undefined} className="found">
      {content}
    </mark>
  );
  if (seen === '' && behind === null) {
    const empty = <span className="font-sans text-12 text-ink-3 italic">{text.preview.emptyCell}</span>;
    return found === undefined ? empty : marked(found, empty);
  }
  return (
    <span
      className={`min-w-0 truncate whitespace-pre ${quiet ? 'text-ink-3' : ''} ${
        behind === null ? '' : 'underline decoration-edge decoration-dotted underline-offset-3'
      }`}
      title={behind === null ? seen : `${seen}\n${text.preview.behind[mode](behind)}`}
    >
      {found === undefined ? (
        oneLine(seen)
      ) : isStored ? (
        <>
          {found.from > leadCharacters * 2
            ? `…${oneLine(seen.slice(found.from - leadCharacters, found.from))}`
            : oneLine(seen.slice(0, found.from))}
          {marked(found, oneLine(seen.slice(found.from, found.to)))}
          {oneLine(seen.slice(found.to))}
        </>
      ) : (
        marked(found, oneLine(seen))
      )}
    </span>
  );
}
