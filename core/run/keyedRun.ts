import { compileMapping } from '../apply/compileMapping.ts';
import { withDuplicates } from '../apply/qualityScore.ts';
import { exactKeys, type KeyGroups } from '../dedupe/exactKeys.ts';
import { keyOfPack } from '../dedupe/rowKey.ts';
import { writeDuplicates } from '../dedupe/writeDuplicates.ts';
import type { ByteSink, Scratch } from '../model/bytes.ts';
import type { RunCounts } from '../model/run.ts';
import { readEveryRow } from '../parse/readEveryRow.ts';
import type { RunRows, TableRun } from './tableRun.ts';

/** Where a run goes on, and how. */
export interface KeyedRoom<Run extends TableRun> {
  /** For the keys of the rows, until the run has ended. */
  readonly scratch: Scratch;
  readonly runRows: RunRows<Run>;
}

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
export async function keyedRun<Run extends TableRun>(
  run: Run,
  { scratch, runRows }: KeyedRoom<Run>,
): Promise<KeyedCounts> {
  const { schema, correspondences } = run;
  const key = keyOfPack(schema, new Set(correspondences.map(({ field }) => field)));
  if (key === undefined) return { counts: await runRows(run), groups: undefined };
  const keys = exactKeys(key.fields, scratch);
  try {
    if (schema.duplicates?.onDuplicate !== 'reject') {
      const counts = await runRows({ ...run, keys });
      const groups = await keys.groups();
      return { counts: withGroups(counts, groups), groups };
    }
    const isDry = Object.keys(run.sinks).length === 0;
    const looked = await runRows({ ...run, keys, sinks: {}, phase: 'checking' });
    const groups = await keys.groups();
    const rows = groups.later;
    const counts =
      isDry && rows.length === 0 ? looked : await runRows({ ...run, later: { key: key.fields, rows } });
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
