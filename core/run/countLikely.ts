import { compileMapping } from '../apply/compileMapping.ts';
import { laterRejected } from '../apply/laterRejected.ts';
import type { KeyGroups } from '../dedupe/exactKeys.ts';
import { type LikelyRows, likelyRows } from '../dedupe/likelyRows.ts';
import { likenessOptions } from '../model/options/dedupeOptions.ts';
import type { LikelyCount } from '../model/run.ts';
import { readEveryRow } from '../parse/readEveryRow.ts';
import type { TableRun } from './tableRun.ts';

type ComparedRun = Pick<TableRun, 'table' | 'schema' | 'correspondences' | 'lastDay'>;

/**
 * For the rows of a run that are likely the same. Nothing is rejected by it.
 *
 * @returns `undefined` where the pack does not ask for it, or the table is too long to be compared while somebody waits.
 */
export function likelyOfRun({ table, schema, correspondences }: ComparedRun): LikelyRows | undefined {
  if (table.index.rowCount > likenessOptions.runRecords) return undefined;
  return likelyRows(schema, new Set(correspondences.map(({ field }) => field)));
}

/**
 * Counts the rows of a run that are likely the same: those that it gathered while it sent them out, or, where it was run in
 * parts and gathered none, by going through its table once more.
 *
 * @param room `groups` of the run: rows that it rejected as duplicates are left out where the pack says so; `rest` lets others go first.
 */
export async function countLikely(
  run: ComparedRun,
  {
    gathered,
    rowsOut,
    groups,
    rest,
  }: {
    readonly gathered: LikelyRows | undefined;
    /** Of the run. */
    readonly rowsOut: number;
    readonly groups: KeyGroups | undefined;
    readonly rest: () => Promise<void>;
  },
): Promise<LikelyCount | undefined> {
  if (gathered?.size() === rowsOut) return gathered.count({ rest });
  const likely = likelyOfRun(run);
  if (likely === undefined) return undefined;
  const { table, schema, correspondences, lastDay } = run;
  const { text, structure } = table.table;
  const later =
    schema.duplicates?.onDuplicate === 'reject' && groups !== undefined
      ? { key: groups.count.key, rows: groups.later }
      : undefined;
  const mapping = laterRejected(
    compileMapping(schema, correspondences, { columnCount: structure.columnNames.length, lastDay }),
    later,
  );
  for await (const rows of readEveryRow(text, table.table).rows)
    for (const row of rows) likely.add(mapping.applyRow(row));
  return likely.count({ rest });
}
