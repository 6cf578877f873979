import type { ExportPiece } from '../../contract/recordViews.ts';
import { recordOptions } from '../../model/options/recordOptions.ts';
import type { RowFileFormat } from '../../model/rowFormat.ts';
import type { RecordFilter, RecordId, RecordOrder, StoredRecord } from '../../model/record.ts';
import { base64Text } from '../../values/text/base64Text.ts';
import { rowText } from '../../values/text/rowText.ts';
import { writeWorkbook } from '../../workbook/write/writeWorkbook.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { RecordFrame } from './recordFrame.ts';
import { queryOf, windowOf } from './recordLists.ts';

export interface RecordExport {
  readonly filter: RecordFilter;
  readonly order: RecordOrder;
  readonly format: RowFileFormat;
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
  if (format === 'xlsx') {
    async function* rows() {
      yield [names];
      for await (const page of pages()) yield page.map((record) => cells(record).map((cell) => cell ?? ''));
    }
    yield* workbookPieces(of.title, rows(), deflate);
    return;
  }
  const { head, line } = rowText(format, names);
  yield { text: head };
  for await (const page of pages()) yield { text: page.map((record) => line(cells(record))).join('') };
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
