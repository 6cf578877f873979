import { setImmediate } from 'node:timers/promises';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { laterRejected } from '../../../core/apply/laterRejected.ts';
import type { KeyGroups } from '../../../core/dedupe/exactKeys.ts';
import { likelyRows } from '../../../core/dedupe/likelyRows.ts';
import { likenessOptions } from '../../../core/model/options/dedupeOptions.ts';
import type { LikelyCount } from '../../../core/model/run.ts';
import { readEveryRow } from '../../../core/parse/readEveryRow.ts';
import type { TableRun } from './runTable.ts';

/**
 * Goes through the table of a run once more, for rows that are likely the same. Nothing is rejected by it.
 *
 * @param groups Of the run: rows that it rejected as duplicates are left out where the pack says so.
 * @returns `undefined` where the pack does not ask for it, or the table is too long to be compared while somebody waits.
 */
export async function countLikely(
  { table, schema, correspondences }: TableRun,
  groups: KeyGroups | undefined,
): Promise<LikelyCount | undefined> {
  const gathered = likelyRows(schema, new Set(correspondences.map(({ field }) => field)));
  if (gathered === undefined || table.index.rowCount > likenessOptions.runRecords) return undefined;
  const { text, structure } = table.table;
  const later =
    schema.duplicates?.onDuplicate === 'reject' && groups !== undefined
      ? { key: groups.count.key, rows: groups.later }
      : undefined;
  const mapping = laterRejected(
    compileMapping(schema, correspondences, { columnCount: structure.columnNames.length }),
    later,
  );
  for await (const rows of readEveryRow(text, table.table).rows)
    for (const row of rows) gathered.add(mapping.applyRow(row));
  return gathered.count({ rest: () => setImmediate() });
}
