import { text } from '../../text/en.ts';
import { setReview, useApp } from '../app/appState.ts';
import { correctReading } from './reviewActions.ts';

/** Rows that a header may take, as the contract has it. */
const mostHeaderRows = 20;
/** Single rows that may be kept or left out, as the contract has it. */
const mostSettledRows = 1_000;

/** Opens the first records as they stand. */
export function showRecords(): void {
  const { review } = useApp.getState();
  if (review !== null) setReview(review.fileId, { panel: 'records' });
}

/**
 * Makes a record the header, or with `extend` all from the present header's first row to it. A first data row that was
 * set before stays where it stands below the new header.
 */
export function makeHeader(record: number, extend: boolean): Promise<void> {
  return setHeader(headerTo(record, extend ? presentHeader() : []));
}

/** Makes these records the header; `[]` is none. */
export async function setHeader(headerRows: readonly number[]): Promise<void> {
  if (headerRows.length > mostHeaderRows) return;
  const last = headerRows.at(-1) ?? -1;
  await correctReading(
    ({ firstDataRow, ...others }) => ({
      ...others,
      headerRows,
      ...(firstDataRow !== undefined && firstDataRow > last ? { firstDataRow } : {}),
    }),
    text.guesses.header,
  );
}

/** Makes a record the first one of data; a header at or below it is none any more. */
export async function makeFirstData(record: number): Promise<void> {
  const header = presentHeader();
  const above = header.filter((row) => row < record);
  await correctReading(
    (before) => ({
      ...before,
      ...(above.length === header.length ? {} : { headerRows: above }),
      firstDataRow: record,
    }),
    text.reading.firstRow,
  );
}

/** Ends the table with a record. */
export function makeLastData(record: number): Promise<void> {
  return correctReading((before) => ({ ...before, lastDataRow: record }), text.reading.lastRow);
}

/** Says of a single record that it is data, or that it is left out. */
export function settleRow(record: number, isData: boolean): Promise<void> {
  return correctReading((before) => {
    const { keptRows = [], leftOutRows = [], ...others } = before;
    const other = (rows: readonly number[]): readonly number[] => rows.filter((row) => row !== record);
    const kept = isData ? [...other(keptRows), record] : other(keptRows);
    const leftOut = isData ? other(leftOutRows) : [...other(leftOutRows), record];
    if (kept.length > mostSettledRows || leftOut.length > mostSettledRows) return before;
    return {
      ...others,
      ...(kept.length === 0 ? {} : { keptRows: ascending(kept) }),
      ...(leftOut.length === 0 ? {} : { leftOutRows: ascending(leftOut) }),
    };
  }, text.reading.rowOf(record));
}

/** Begins to drag over records from this one. */
export function startMarking(record: number): void {
  mark({ from: record, to: record });
}

/** The drag has come to a record. */
export function markTo(record: number): void {
  const marking = useApp.getState().review?.reading.marking ?? null;
  if (marking !== null && marking.to !== record) mark({ ...marking, to: record });
}

function mark(marking: { readonly from: number; readonly to: number }): void {
  const { review } = useApp.getState();
  if (review !== null) setReview(review.fileId, { reading: { ...review.reading, marking } });
}

/** All rows from the first of `header` to `record`, in either direction; the record alone where there is none. */
export function headerTo(record: number, header: readonly number[]): readonly number[] {
  const from = Math.min(header[0] ?? record, record);
  const to = Math.max(header[0] ?? record, record);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** Runs an action on the record under the cursor. */
export function atRecord(action: (record: number) => Promise<void>): void {
  const { review } = useApp.getState();
  if (review !== null) void action(review.recordCursor);
}

/** Takes the record under the cursor as data where it is left out, and leaves it out where it is data. */
export async function switchRow(record: number): Promise<void> {
  const { view } = useApp.getState().review ?? {};
  if (view?.inspection == null) return;
  const { headClasses, headRecords, dialect } = view.inspection.table;
  const known = record < headRecords.length ? headClasses?.[record] : undefined;
  const skipped = view.table?.dialect.skippedRows ?? dialect.skippedRows;
  const isData = known === undefined ? !skipped.includes(record) : known === 'data';
  if (record < dialect.firstDataRow || known === 'empty') return;
  await settleRow(record, !isData);
}

function presentHeader(): readonly number[] {
  return useApp.getState().review?.view?.inspection?.table.dialect.headerRows ?? [];
}

function ascending(rows: readonly number[]): readonly number[] {
  return rows.toSorted((a, b) => a - b);
}
