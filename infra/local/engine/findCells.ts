import { CellFinder } from '../../../core/find/cellFinder.ts';
import type { Progress } from '../../../core/model/analysis.ts';
import type { FindQuery, FindResult } from '../../../core/model/find.ts';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import { parseOptions } from '../../../core/model/options/readingOptions.ts';
import { BatchPool } from '../../../core/parse/batchPool.ts';
import { readData } from '../../../core/parse/readData.ts';
import type { LiveTable } from './keptTable.ts';
import { loadKernel } from './loadKernel.ts';
import { sourceProgress } from './sourceProgress.ts';

/** Looks for a text through all rows of a table; what is found is told with the progress, so that the first is seen at once. */
export async function findCells(
  { table, source }: LiveTable,
  query: FindQuery,
  onProgress: (progress: Progress) => void,
): Promise<FindResult> {
  const { text, structure, dialect } = table;
  const finder = new CellFinder(query, { columnCount: structure.columnNames.length, quote: dialect.quote });
  const pool = new BatchPool(text.sizeBytes < parseOptions.kernelBytes ? undefined : loadKernel());
  const progress = sourceProgress({ textBytes: text.sizeBytes, sourceBytes: source.sizeBytes });
  let toldAt = Number.NEGATIVE_INFINITY;
  for await (const data of readData(text, table, {
    pool,
    onBytes: (doneBytes) => progress.reach(doneBytes),
  })) {
    finder.add(data);
    const now = performance.now();
    if (now - toldAt < engineOptions.progressMs) continue;
    toldAt = now;
    const rows = data.firstRow + data.selected.length;
    onProgress({ ...progress.at(now), phase: 'finding', rows, failedRows: 0, found: finder.take() });
  }
  return finder.result();
}
