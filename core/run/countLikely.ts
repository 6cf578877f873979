import { compileMapping } from '../apply/compileMapping.ts';
import { laterRejected } from '../apply/laterRejected.ts';
import type { KeyGroups } from '../dedupe/exactKeys.ts';
import { likelyRows } from '../dedupe/likelyRows.ts';
import { likenessOptions } from '../model/options/dedupeOptions.ts';
import type { LikelyCount } from '../model/run.ts';
import { readEveryRow } from '../parse/readEveryRow.ts';
import type { TableRun } from './tableRun.ts';

/**
 * Goes through the table of a run once more, for rows that are likely the same. Nothing is rejected by it.
 *
 * @param room `groups` of the run: rows that it rejected as duplicates are left out where the pack says so; `rest` lets others go first.
 * @returns `undefined` where the pack does not ask for it, or the table is too long to be compared while somebody waits.
 */
export async function countLikely(
  { table, schema, correspondences }: Pick<TableRun, 'table' | 'schema' | 'correspondences'>,
  { groups, rest }: { readonly groups: KeyGroups | undefined; readonly rest: () => Promise<void> },
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
  return gathered.count({ rest });
}
