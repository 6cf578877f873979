import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { useApp } from '../../state/appState.ts';
import { overrideGuess } from '../../state/reviewActions.ts';
import { text } from '../../text/en.ts';
import { formatCount } from '../../text/format.ts';

/** Cells of a record that are drawn; the header is told by the first ones. */
const shownCells = 60;

/** The first records as they stand in the file; choosing one makes it the header. */
export function RecordsView() {
  const inspection = useApp((state) => state.review?.view?.inspection ?? null);
  if (inspection === null) return null;
  const { headRecords, dialect } = inspection.table;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <table aria-label={text.guesses.records} className="border-collapse">
        <tbody>
          {headRecords.map((cells, record) => {
            const isHeader = dialect.headerRows.includes(record);
            const isFirst = record === dialect.firstDataRow;
            const skipped = dialect.skippedRows.includes(record);
            return (
              <tr
                // Records have no name but their place.
                // oxlint-disable-next-line react/no-array-index-key
                key={record}
                className={`group/record h-7 border-b border-line ${isHeader ? 'bg-selected font-semibold' : ''} ${
                  skipped ? 'text-ink-3' : ''
                }`}
              >
                <th
                  scope="row"
                  className={`sticky left-0 z-10 w-44 min-w-44 border-r border-line px-3 text-left font-normal ${
                    isHeader ? 'bg-selected' : 'bg-surface'
                  }`}
                >
                  <span className="flex items-center gap-2">
                    <span className="w-8 text-right text-12 text-ink-3">{formatCount(record + 1)}</span>
                    {isHeader ? <Chip tone="accent">{text.guesses.headerTag}</Chip> : null}
                    {isFirst && !isHeader ? <Chip>{text.guesses.firstDataTag}</Chip> : null}
                    {skipped && !isHeader ? <Chip>{text.guesses.skippedTag}</Chip> : null}
                    {isHeader ? null : (
                      <span className="ml-auto opacity-0 group-hover/record:opacity-100 focus-within:opacity-100">
                        <Button
                          look="quiet"
                          label={text.guesses.makeHeader(record)}
                          onClick={() => void overrideGuess({ headerRows: [record] })}
                        >
                          {text.guesses.headerTag}
                        </Button>
                      </span>
                    )}
                  </span>
                </th>
                {cells.slice(0, shownCells).map((cell, index) => (
                  <td
                    // oxlint-disable-next-line react/no-array-index-key
                    key={index}
                    onDoubleClick={() => void overrideGuess({ headerRows: [record] })}
                    className="max-w-60 truncate px-3 font-mono text-12 whitespace-pre"
                    title={cell}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
