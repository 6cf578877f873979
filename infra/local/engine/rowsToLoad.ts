import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { readRowsAt } from '../../../core/parse/rowIndex.ts';
import type { RowsToLoad } from '../../../core/ports/engine.ts';
import { incomingRows, recordName } from '../../../core/records/incomingRow.ts';
import { packRows } from '../../../core/records/rowBatch.ts';
import { type MappedRow, readMappedRows } from '../../../core/run/mappedRows.ts';
import { openFileSource } from '../files/fileSource.ts';
import type { WorkerJob } from './engineJob.ts';
import type { LiveTable } from './keptTable.ts';
import type { MappedFile } from './mappedFile.ts';

type LoadJob = WorkerJob & { readonly kind: 'rowsToLoad' };

/** Applies a mapping to some rows and packs those that go out, so that nobody on their way has to take them apart. */
export async function rowsToLoad({ table, index }: LiveTable, job: LoadJob): Promise<RowsToLoad> {
  const { schema, correspondences, selection, lastDay } = job;
  const read = await readRowsAt(table.text, { ...table, index }, selection);
  const mapping = compileMapping(schema, correspondences, {
    columnCount: table.structure.columnNames.length,
    lastDay,
  });
  const sheet = table.kind === 'workbook' ? table.name : undefined;
  const applied = read.map((row) => mapping.applyRow(row)).filter(({ problems }) => problems.length === 0);
  return packed(applied, job, { sheet, next: (read.at(-1)?.rowIndex ?? selection.first - 1) + 1 });
}

/** The same from what the rows' own run has mapped; as many rows as were written together. */
export async function mappedRowsToLoad(file: MappedFile, job: LoadJob): Promise<RowsToLoad> {
  const { first } = job.selection;
  const source = await openFileSource(file.path);
  try {
    const found = await readMappedRows(source, file.groups, first);
    return packed(found?.rows ?? [], job, { sheet: file.sheet ?? undefined, next: found?.rowEnd ?? first });
  } finally {
    await source.close();
  }
}

function packed(
  rows: readonly MappedRow[],
  { schema, correspondences, places, named }: LoadJob,
  { sheet, next }: { readonly sheet: string | undefined; readonly next: number },
): RowsToLoad {
  return {
    rows: packRows(rows.map(incomingRows({ schema, correspondences, places, sheet }))),
    names: named ? rows.map(({ source }) => recordName(source)) : null,
    next,
  };
}
