import { announce, setReview, useApp } from '../app/appState.ts';
import { correctReading } from './reviewActions.ts';
import { saidOfTable } from './readingActions.ts';
import { listSheets } from './sheetList.ts';
import { type SheetsRead, sheetsRead, togetherPlan } from './sheetLines.ts';
import { text } from '../../text/en.ts';

/** Whether the file on the desk is a workbook, as far as is known. */
function isWorkbook(): boolean {
  return useApp.getState().review?.view?.inspection?.kind === 'workbook';
}

/** Opens the list of sheets below the table of columns. */
export function showSheets(): void {
  const { review } = useApp.getState();
  if (review === null || !isWorkbook()) return;
  setReview(review.fileId, { panel: 'sheets' });
  void listSheets();
}

/**
 * Reads another sheet, or one of the tables of a sheet (the likeliest without `tableIndex`). What was corrected on the
 * former one (header row, types) was said of that one and is not carried over. Choosing what is read does nothing.
 */
export async function chooseSheet(sheetIndex: number, tableIndex?: number): Promise<void> {
  const read = present();
  const same = read?.sheetIndex === sheetIndex && read.tableIndex === (tableIndex ?? read.tableIndex);
  if (read !== null && read.joined === null && same) return;
  await correctReading(
    () => ({ sheetIndex, ...(tableIndex === undefined ? {} : { tableIndex }) }),
    text.guesses.sheet,
  );
}

/**
 * Reads another table of the text or sheet. Corrections of the header and of types were said of the former one; those
 * of how the text is cut stay.
 */
export async function chooseTable(sheetIndex: number | null, tableIndex: number): Promise<void> {
  if (sheetIndex !== null) return chooseSheet(sheetIndex, tableIndex);
  return correctReading(
    ({ encoding, delimiter, quote, escape, innerRows }) => ({
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(quote === undefined ? {} : { quote }),
      ...(escape === undefined ? {} : { escape }),
      ...(innerRows === undefined ? {} : { innerRows }),
      tableIndex,
    }),
    text.guesses.table,
  );
}

/** Reads the text, or the sheet that is read, as a single table. */
export async function readAsOne(): Promise<void> {
  const { sheetIndex } = present() ?? { sheetIndex: null };
  await correctReading(
    (before) => ({
      ...Object.fromEntries(
        Object.entries(before).filter(([name]) => !saidOfTable.some((one) => one === name)),
      ),
      ...(sheetIndex === null ? {} : { sheetIndex }),
      tables: 'one',
    }),
    text.guesses.table,
  );
}

/** Reads the sheets with the columns of the chosen one as one table. What was corrected on that one stays. */
export async function readTogether(): Promise<void> {
  const { sheetIndex } = present() ?? { sheetIndex: null };
  if (sheetIndex === null) return;
  announce(text.sheets.joining);
  await correctReading((before) => ({ ...before, sheetIndex, sheetsTogether: true }), text.guesses.sheet);
}

/** Reads the chosen sheet alone again. */
export async function readApart(): Promise<void> {
  const { sheetIndex } = present() ?? { sheetIndex: null };
  // Said of this sheet: without a correction the reading that was approved for such files would be taken again.
  const chosen = sheetIndex === null ? {} : { sheetIndex };
  await correctReading((before) => {
    const { sheetsTogether: _, ...others } = before;
    return { ...others, ...chosen };
  }, text.guesses.sheet);
}

/** Together where sheets are read one by one and others are alike; apart where they are read together. */
export function switchTogether(): void {
  const read = present();
  const sheets = useApp.getState().review?.sheets;
  if (read === null) return;
  if (read.joined !== null) void readApart();
  else if (sheets?.kind === 'done' && togetherPlan(sheets.sheets, read.sheetIndex) !== null)
    void readTogether();
  else showSheets();
}

function present(): SheetsRead | null {
  const view = useApp.getState().review?.view;
  return view?.inspection == null ? null : sheetsRead(view);
}
