import type { TableAnalysis } from '../../../../core/contract/views.ts';
import { focusSoon, recordsAttribute } from '../../../components/focus.ts';
import type { MenuEntry } from '../../../components/MenuButton.tsx';
import { setReview, useApp } from '../../../state/app/appState.ts';
import { guessAgain, overrideGuess, showCorrection } from '../../../state/review/readingActions.ts';
import { setHeader, showRecords } from '../../../state/review/recordActions.ts';
import { skippedRows } from '../../../state/inbox/skippedRows.ts';
import { text } from '../../../text/en.ts';
import { GuessChip } from './GuessChip.tsx';
import type { GuessProps } from './guessProps.ts';
import { headerName, namesLine } from './guessWords.ts';

/** Records offered in the menu; further ones are picked in the records view. */
const offeredRecords = 8;

function pickRecord(record: number | null): void {
  showRecords();
  const { review } = useApp.getState();
  if (review !== null && record !== null) setReview(review.fileId, { recordCursor: record });
  focusSoon(recordsAttribute);
}

/** Which rows name the columns. */
export function HeaderGuess({ inspection, overrides }: GuessProps) {
  const { dialect, headRecords, columnNames } = inspection.table;
  const { headerRows, headerMargin, headerRunnerUp } = dialect;
  return (
    <GuessChip
      name={text.guesses.header}
      value={headerName(headerRows)}
      margin={headerMargin}
      byYou={overrides.headerRows !== undefined}
      evidence={[
        text.reading.named(namesLine(columnNames)),
        ...(overrides.headerRows === undefined && headerRunnerUp !== undefined
          ? [
              text.reading.next(
                headerRunnerUp.length === 0 ? text.reading.noHeader : headerName(headerRunnerUp),
                null,
              ),
            ]
          : []),
      ]}
      entries={[
        {
          id: 'none',
          label: text.guesses.noHeaderLong,
          chosen: headerRows.length === 0,
          onPick: () => void setHeader([]),
        },
        ...headRecords.slice(0, offeredRecords).map((cells, record) => ({
          id: String(record),
          label: headerName([record]),
          note: namesLine(cells.filter((cell) => cell !== '').slice(0, 3)),
          chosen: headerRows.includes(record),
          onPick: () => void setHeader([record]),
        })),
        {
          id: 'pick',
          apart: true,
          label: text.guesses.pickRow,
          note: 'R',
          onPick: () => pickRecord(headerRows[0] ?? 0),
        },
      ]}
      onGuessAgain={() => void guessAgain(['headerRows'], text.guesses.header)}
    />
  );
}

/** Rows listed one by one in the menu. */
const listedRows = 6;

/** How many rows are no data, where they stand, and the way to each. */
export function SkippedGuess({
  inspection,
  overrides,
  table,
}: GuessProps & { readonly table: TableAnalysis | null }) {
  const skipped = skippedRows(inspection.table, table, overrides);
  const { above, inside, below, endedAt } = skipped;
  const count = above.length + inside.length + below.length;
  const { keptRows = [], leftOutRows = [] } = overrides;
  const byYou =
    keptRows.length + leftOutRows.length > 0 || endedAt !== null || overrides.innerRows !== undefined;
  const { headRecords } = inspection.table;
  const rows: readonly MenuEntry[] = [...above, ...inside, ...below].slice(0, listedRows).map((record) => ({
    id: `row${String(record)}`,
    label: text.reading.showRow(
      record,
      namesLine((headRecords[record] ?? []).filter((cell) => cell !== '').slice(0, 3)),
    ),
    onPick: () => pickRecord(record),
  }));
  return (
    <GuessChip
      name={text.reading.skipped}
      value={count === 0 ? text.reading.skippedNone : text.reading.skippedRows(count)}
      margin={null}
      byYou={byYou}
      evidence={[
        ...(count === 0 ? [] : [text.reading.skippedParts(above.length, inside.length, below.length)]),
        ...(endedAt === null ? [] : [text.reading.skippedBehind(endedAt)]),
        ...(keptRows.length + leftOutRows.length === 0
          ? []
          : [text.reading.skippedByYou(keptRows.length, leftOutRows.length)]),
        text.reading.blank,
      ]}
      entries={[
        ...rows,
        {
          id: 'raw',
          apart: rows.length > 0,
          label: text.reading.showRaw,
          note: 'R',
          onPick: () => pickRecord(above[0] ?? inside[0] ?? below[0] ?? null),
        },
        {
          id: 'innerRows',
          label: text.guesses.innerRowsAreData,
          chosen: overrides.innerRows === 'data',
          onPick: () =>
            void (overrides.innerRows === 'data'
              ? guessAgain(['innerRows'], text.reading.skipped)
              : overrideGuess({ innerRows: 'data' }, text.reading.skipped)),
        },
        { id: 'last', label: text.reading.lastRowSet, onPick: () => showCorrection('lastRow') },
      ]}
      onGuessAgain={() =>
        void guessAgain(
          ['innerRows', 'keptRows', 'leftOutRows', 'firstDataRow', 'lastDataRow'],
          text.reading.skipped,
        )
      }
    />
  );
}
