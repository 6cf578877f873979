import type { TableAnalysis } from '../../../../core/contract/views.ts';
import { focusSoon, sheetsAttribute } from '../../../components/focus.ts';
import type { MenuEntry } from '../../../components/MenuButton.tsx';
import { useApp } from '../../../state/app/appState.ts';
import {
  chooseSheet,
  chooseTable,
  readApart,
  readAsOne,
  readTogether,
  showSheets,
} from '../../../state/review/sheetActions.ts';
import { togetherPlan } from '../../../state/review/sheetLines.ts';
import { guessAgain, saidOfTable, showCorrection } from '../../../state/review/readingActions.ts';
import { rangeName } from '../../../text/cellReference.ts';
import { text } from '../../../text/en.ts';
import { GuessChip } from './GuessChip.tsx';
import type { GuessProps } from './guessProps.ts';

/** Sheets offered in the menu beside the present one; all of them stand in the list of sheets. */
const offeredSheets = 12;

/** Which sheet is read, or how many as one table. The menu chooses among the first ones and opens the list of all. */
export function SheetGuess({ inspection, overrides, ownSheet }: GuessProps) {
  const { sheets, table } = inspection;
  const known = useApp((state) => (state.review?.sheets.kind === 'done' ? state.review.sheets.sheets : null));
  const { sheets: joined } = table;
  const plan = known === null || joined !== undefined ? null : togetherPlan(known, table.sheetIndex);
  const name = sheets.find((sheet) => sheet.index === table.sheetIndex)?.name ?? table.name;
  // Sheets that may have been meant, too: rows must not go missing without a word.
  const missed = (joined?.left ?? []).filter(({ reason }) => reason === 'similar' || reason === 'unreadable');
  const isOwn = ownSheet !== undefined && overrides.sheetIndex === ownSheet;
  const offered = sheets.filter((sheet, at) => at < offeredSheets || sheet.index === table.sheetIndex);
  const join: MenuEntry[] =
    joined !== undefined
      ? [{ id: 'apart', apart: true, label: text.sheets.part(name), onPick: () => void readApart() }]
      : plan === null
        ? []
        : [
            {
              id: 'together',
              apart: true,
              label: text.sheets.join(plan.taken.length),
              onPick: () => void readTogether(),
            },
          ];
  return (
    <GuessChip
      name={text.guesses.sheet}
      value={joined === undefined ? name : text.sheets.several(joined.read.length)}
      note={isOwn ? text.guesses.ownFile : text.guesses.ofSheets(sheets.length)}
      warning={missed.length === 0 ? undefined : text.sheets.missed(missed.length)}
      margin={isOwn ? null : (inspection.sheetMargin ?? 1)}
      evidence={isOwn ? [text.guesses.ownSheet] : []}
      onGuessAgain={() =>
        void guessAgain(['sheetIndex', 'sheetsTogether', ...saidOfTable], text.guesses.sheet)
      }
      byYou={overrides.sheetIndex !== undefined && !isOwn}
      entries={[
        ...offered.map((sheet) => ({
          id: String(sheet.index),
          label: sheet.name,
          ...(sheet.hidden ? { note: text.guesses.hidden } : {}),
          chosen:
            joined === undefined
              ? sheet.index === table.sheetIndex
              : joined.read.some(({ index }) => index === sheet.index),
          onPick: () => void chooseSheet(sheet.index),
        })),
        ...join,
        {
          id: 'all',
          apart: join.length === 0,
          label: text.sheets.all(sheets.length),
          note: 'S',
          onPick: () => {
            showSheets();
            focusSoon(sheetsAttribute);
          },
        },
      ]}
    />
  );
}

/** Which of the tables of a text or sheet is read, as a range of cells, and the way to set another one. */
export function RangeGuess({
  inspection,
  overrides,
  table,
}: GuessProps & { readonly table: TableAnalysis | null }) {
  const { tables = [], tableIndex = 0, dialect, sheetIndex, columnNames, firstColumn = 0 } = inspection.table;
  const found = overrides.range === undefined ? tables : tables.slice(0, -1);
  const place = tables[tableIndex];
  const isSheet = inspection.kind === 'workbook';
  const seen = table !== null && table.sheets === undefined ? table.range : null;
  const range = overrides.range ??
    seen ?? {
      top: Math.min(dialect.headerRows[0] ?? dialect.firstDataRow, dialect.firstDataRow),
      left: firstColumn,
      bottom: place?.end == null ? null : place.end - 1,
      right: firstColumn + columnNames.length - 1,
    };
  const number = text.guesses.tableOf(Math.min(tableIndex, found.length), found.length);
  const value = isSheet && inspection.table.sheets === undefined ? rangeName(range) : number;
  return (
    <GuessChip
      name={text.guesses.table}
      value={value}
      {...(isSheet && found.length > 1 && overrides.range === undefined ? { note: number } : {})}
      margin={dialect.tablesMargin ?? null}
      byYou={
        overrides.tableIndex !== undefined || overrides.range !== undefined || overrides.tables !== undefined
      }
      entries={[
        ...found.map(({ name, first, columnNames: names }, index) => ({
          id: String(index),
          label: name ?? text.guesses.tableFrom(index, first),
          note: names.join(' · ').slice(0, 48),
          chosen: overrides.range === undefined && index === tableIndex,
          onPick: () => void chooseTable(sheetIndex, index),
        })),
        ...(found.length > 1 || overrides.tables === 'one'
          ? [
              {
                id: 'one',
                apart: true,
                label: text.guesses.oneTable,
                chosen: overrides.tables === 'one',
                onPick: () => void readAsOne(),
              },
            ]
          : []),
        {
          id: 'range',
          apart: true,
          label: text.reading.rangeSet,
          chosen: overrides.range !== undefined,
          onPick: () => showCorrection('range'),
        },
      ]}
      onGuessAgain={() => void guessAgain(saidOfTable, text.guesses.table)}
    />
  );
}
