import type { ExportPiece } from '../../contract/recordViews.ts';
import { recordOptions } from '../../model/options/recordOptions.ts';
import type { RecordFilter, RecordId, RecordOrder, StoredRecord } from '../../model/record.ts';
import { base64Text } from '../../values/base64Text.ts';
import { csvRecord, recordEnd } from '../../values/csvRecord.ts';
import { excelSafeHeader, excelSafeRow } from '../../values/excelSafe.ts';
import { writeWorkbook } from '../../workbook/write/writeWorkbook.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { RecordFrame } from './recordFrame.ts';
import { queryOf, windowOf } from './recordLists.ts';

/** `csv`: values as they are. `excel-csv`: escaped so that nothing becomes a formula. `json`: one object a line. */
export type RecordExportFormat = 'csv' | 'excel-csv' | 'json' | 'xlsx';

export interface RecordExport {
  readonly filter: RecordFilter;
  readonly order: RecordOrder;
  readonly format: RecordExportFormat;
}

/** Everything that the filter finds as a file, piece by piece; columns that no record has a value in are left in. */
export async function* exportRecords(
  { stores, deflate, clock }: Pick<Dependencies, 'stores' | 'deflate' | 'clock'>,
  of: RecordFrame,
  { filter, order, format, signal }: RecordExport & { readonly signal: AbortSignal | undefined },
): AsyncGenerator<ExportPiece> {
  const names = of.fields.map(({ name }) => name);
  const cells = (record: StoredRecord) => of.places.map((place) => record.values[place] ?? null);
  async function* pages(): AsyncGenerator<readonly StoredRecord[]> {
    // The list as it is now: records that change meanwhile are neither left out nor told twice.
    const ids = await stores.records.ids(
      queryOf(of, filter, clock),
      windowOf(of, order, { first: 0, count: 0 }),
    );
    for (let first = 0; first < ids.length; first += recordOptions.exportRecords) {
      if (signal?.aborted === true) return;
      const some = Array.from(
        ids.subarray(first, first + recordOptions.exportRecords),
        (id) => id as RecordId,
      );
      yield await stores.records.some(some);
    }
  }
  switch (format) {
    case 'csv':
      yield { text: `${csvRecord(names)}${recordEnd}` };
      for await (const page of pages())
        yield { text: page.map((record) => `${csvRecord(cells(record))}${recordEnd}`).join('') };
      return;
    case 'excel-csv':
      yield { text: excelSafeHeader(names) };
      for await (const page of pages())
        yield { text: page.map((record) => excelSafeRow(cells(record))).join('') };
      return;
    case 'json':
      for await (const page of pages())
        yield { text: page.map((record) => `${JSON.stringify(objectOf(names, cells(record)))}\n`).join('') };
      return;
    case 'xlsx': {
      async function* rows() {
        yield [names];
        for await (const page of pages()) yield page.map((record) => cells(record).map((cell) => cell ?? ''));
      }
      yield* workbookPieces(of.title, rows(), deflate);
    }
  }
}

/** Values by field; without a prototype, so that every name is only a name. */
export function objectOf(names: readonly string[], cells: readonly (string | null)[]): object {
  const object = Object.create(null) as Record<string, string>;
  for (const [at, name] of names.entries()) {
    const cell = cells[at] ?? null;
    if (cell !== null) object[name] = cell;
  }
  return object;
}

/** The workbook as it is written; the writer waits while its last piece is on the way. */
export async function* workbookPieces(
  name: string,
  rows: AsyncIterable<readonly (readonly string[])[]>,
  deflate: Dependencies['deflate'],
): AsyncGenerator<ExportPiece> {
  const pieces: Uint8Array[] = [];
  let wake: () => void = () => undefined;
  let taken: () => void = () => undefined;
  let isDone = false;
  let failure: unknown;
  const sink = {
    async write(bytes: Uint8Array) {
      // The writer may use its bytes again.
      pieces.push(bytes.slice());
      const isTaken = new Promise<void>((resolve) => {
        taken = resolve;
      });
      wake();
      await isTaken;
    },
    close: async () => {},
    discard: async () => {},
  };
  const written = writeWorkbook([{ name, rows }], sink, deflate)
    .catch((error: unknown) => {
      failure = error;
    })
    .finally(() => {
      isDone = true;
      wake();
    });
  for (;;) {
    if (pieces.length === 0 && !isDone)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    for (const bytes of pieces.splice(0)) yield { base64: base64Text(bytes) };
    taken();
    if (isDone && pieces.length === 0) break;
  }
  await written;
  if (failure !== undefined) throw failure;
}
