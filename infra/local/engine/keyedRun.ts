import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { withDuplicates } from '../../../core/apply/qualityScore.ts';
import { exactKeys, type KeyGroups } from '../../../core/dedupe/exactKeys.ts';
import { keyOfPack } from '../../../core/dedupe/rowKey.ts';
import { writeDuplicates } from '../../../core/dedupe/writeDuplicates.ts';
import type { ByteSink, Scratch } from '../../../core/model/bytes.ts';
import type { RunCounts } from '../../../core/model/run.ts';
import { readEveryRow } from '../../../core/parse/readEveryRow.ts';
import { runTable, type TableRun } from './runTable.ts';

/** What a run counted, and the rows that agree in the pack's key where it has one that is fed. */
export interface KeyedCounts {
  readonly counts: RunCounts;
  readonly groups: KeyGroups | undefined;
}

/**
 * Runs a table and finds the rows that agree in the key that its pack declares. Where the pack says that later ones are to be
 * rejected, the table is gone through twice: which row is the first that could go out is known only when all rows were seen,
 * so that the answer is the same for any number of threads.
 */
export async function keyedRun(run: TableRun, scratch: Scratch): Promise<KeyedCounts> {
  const { schema, correspondences } = run;
  const key = keyOfPack(schema, new Set(correspondences.map(({ field }) => field)));
  if (key === undefined) return { counts: await runTable(run), groups: undefined };
  const keys = exactKeys(key.fields, scratch);
  try {
    if (schema.duplicates?.onDuplicate !== 'reject') {
      const counts = await runTable({ ...run, keys });
      const groups = await keys.groups();
      return { counts: withGroups(counts, groups), groups };
    }
    const isDry = Object.keys(run.sinks).length === 0;
    const looked = await runTable({ ...run, keys, sinks: {}, phase: 'checking' });
    const groups = await keys.groups();
    const rows = groups.later;
    const counts =
      isDry && rows.length === 0 ? looked : await runTable({ ...run, later: { key: key.fields, rows } });
    return { counts: withGroups(counts, groups), groups };
  } finally {
    await keys.dispose();
  }
}

function withGroups(counts: RunCounts, { count }: KeyGroups): RunCounts {
  const quality = withDuplicates(counts.quality, count, counts.rowsIn);
  return { ...counts, duplicates: count, ...(quality === undefined ? {} : { quality }) };
}

/** Writes the rows of all groups, with the records as they stand in the source; the sink stays open. */
export async function listDuplicates(
  { table, schema, correspondences }: TableRun,
  groups: KeyGroups,
  { sink, scratch }: { readonly sink: ByteSink; readonly scratch: Scratch },
): Promise<void> {
  const { text, structure, origins } = table.table;
  const every = readEveryRow(text, table.table);
  await writeDuplicates({
    groups,
    rows: every.rows,
    originalOf: (row) => every.originalOf(row),
    mapping: compileMapping(schema, correspondences, { columnCount: structure.columnNames.length }),
    ofSheets: origins !== undefined,
    sink,
    scratch,
  });
}
