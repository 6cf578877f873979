import type { ExportPiece } from '../../contract/recordViews.ts';
import type { AskQuery } from '../../model/ask.ts';
import type { RowFileFormat } from '../../model/rowFormat.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import { rowText } from '../../values/text/rowText.ts';
import { runQuery } from './askRunning.ts';
import type { AskBook } from './askTopics.ts';
import type { Dependencies } from '../base/dependencies.ts';
import { workbookPieces } from '../records/recordExport.ts';

/** An answer as a file, piece by piece: its columns as they are shown, every row of it. */
export async function* exportAnswer(
  { book, clock, deflate }: { readonly book: AskBook } & Pick<Dependencies, 'clock' | 'deflate'>,
  {
    query,
    zone,
    format,
  }: { readonly query: AskQuery; readonly zone: string; readonly format: RowFileFormat },
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
  if (format === 'xlsx') {
    async function* rows() {
      yield [names];
      for await (const some of pages()) yield some.map((cells) => cells.map((cell) => cell ?? ''));
    }
    yield* workbookPieces('Answer', rows(), deflate);
    return;
  }
  const text = rowText(format, names);
  yield { text: text.head };
  for await (const rows of pages()) yield { text: rows.map(text.line).join('') };
}
