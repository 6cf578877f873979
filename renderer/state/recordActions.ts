import { setReview, useApp } from './appState.ts';
import { correctReading } from './reviewActions.ts';

/** Rows that a header may take, as the contract has it. */
const mostHeaderRows = 20;

/** Opens the first records as they stand. */
export function showRecords(): void {
  const { review } = useApp.getState();
  if (review !== null) setReview(review.fileId, { panel: 'records' });
}

/**
 * Makes a record the header, or with `extend` all from the present header's first row to it. A first data row that was
 * set before stays where it stands below the new header.
 */
export async function makeHeader(record: number, extend: boolean): Promise<void> {
  const headerRows = headerTo(record, extend ? presentHeader() : []);
  if (headerRows.length > mostHeaderRows) return;
  await correctReading(({ firstDataRow, ...others }) => ({
    ...others,
    headerRows,
    ...(firstDataRow !== undefined && firstDataRow > record ? { firstDataRow } : {}),
  }));
}

/** Makes a record the first one of data; a header at or below it is none any more. */
export async function makeFirstData(record: number): Promise<void> {
  const header = presentHeader();
  const above = header.filter((row) => row < record);
  await correctReading((before) => ({
    ...before,
    ...(above.length === header.length ? {} : { headerRows: above }),
    firstDataRow: record,
  }));
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

function presentHeader(): readonly number[] {
  return useApp.getState().review?.view?.inspection?.table.dialect.headerRows ?? [];
}
