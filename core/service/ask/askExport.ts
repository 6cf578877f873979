import type { ExportPiece } from '../../contract/recordViews.ts';
import type { AskQuery } from '../../model/ask.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import { csvRecord, recordEnd } from '../../values/csvRecord.ts';
import { excelSafeHeader, excelSafeRow } from '../../values/excelSafe.ts';
import { runQuery } from './askRunning.ts';
import type { AskBook } from './askTopics.ts';
import type { Dependencies } from '../base/dependencies.ts';
import { objectOf, type RecordExportFormat, workbookPieces } from '../records/recordExport.ts';

/** An answer as a file, piece by piece: its columns as they are shown, every row of it. */
export async function* exportAnswer(
  { book, clock, deflate }: { readonly book: AskBook } & Pick<Dependencies, 'clock' | 'deflate'>,
  {
    query,
    zone,
    format,
  }: { readonly query: AskQuery; readonly zone: string; readonly format: RecordExportFormat },
  signal: AbortSignal | undefined,
): AsyncGenerator<ExportPiece> {
  const page = (first: number) =>
    runQuery({ book, clock }, { query, zone, first, count: askOptions.exportRows }, signal);
  const head = await page(0);
  const names = head.columns.map(({ label }) => label);
  async function* pages(): AsyncGenerator<readonly (readonly (string | null)[])[]> {
    for (let { first, rows, total } = head; ; ) {
      yield rows.map(({ cells }) => cells.map((cell) => (cell === null ? null : String(cell))));
      first += askOptions.exportRows;
      if (first >= total || signal?.aborted === true) return;
      ({ rows, total } = await page(first));
    }
  }
  switch (format) {
    case 'csv':
      yield { text: `${csvRecord(names)}${recordEnd}` };
      for await (const rows of pages())
        yield { text: rows.map((cells) => `${csvRecord(cells)}${recordEnd}`).join('') };
      return;
    case 'excel-csv':
      yield { text: excelSafeHeader(names) };
      for await (const rows of pages()) yield { text: rows.map((cells) => excelSafeRow(cells)).join('') };
      return;
    case 'json':
      for await (const rows of pages())
        yield { text: rows.map((cells) => `${JSON.stringify(objectOf(names, cells))}\n`).join('') };
      return;
    case 'xlsx': {
      async function* rows() {
        yield [names];
        for await (const some of pages()) yield some.map((cells) => cells.map((cell) => cell ?? ''));
      }
      yield* workbookPieces('Answer', rows(), deflate);
    }
  }
}
