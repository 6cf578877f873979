import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { readRowsAt } from '../../../core/parse/rowIndex.ts';
import type { RowsToLoad } from '../../../core/ports/engine.ts';
import { incomingRows, recordName } from '../../../core/records/incomingRow.ts';
import { packRows } from '../../../core/records/rowBatch.ts';
import type { WorkerJob } from './engineJob.ts';
import type { LiveTable } from './keptTable.ts';

/** Applies a mapping to some rows and packs those that go out, so that nobody on their way has to take them apart. */
export async function rowsToLoad(
  { table, index }: LiveTable,
  job: WorkerJob & { readonly kind: 'rowsToLoad' },
): Promise<RowsToLoad> {
  const { schema, correspondences, places, selection, named } = job;
  const read = await readRowsAt(table.text, { ...table, index }, selection);
  const mapping = compileMapping(schema, correspondences, {
    columnCount: table.structure.columnNames.length,
    ...(job.lastDay === undefined ? {} : { lastDay: job.lastDay }),
  });
  const sheet = table.kind === 'workbook' ? table.name : undefined;
  const applied = read.map((row) => mapping.applyRow(row)).filter(({ problems }) => problems.length === 0);
  return {
    rows: packRows(applied.map(incomingRows({ schema, correspondences, places, sheet }))),
    names: named ? applied.map(({ source }) => recordName(source)) : null,
    next: (read.at(-1)?.rowIndex ?? selection.first - 1) + 1,
  };
}
