import type { Progress } from '../../../core/model/analysis.ts';
import { type EveryRow, readEveryRow } from '../../../core/parse/readEveryRow.ts';
import type { LiveTable } from './keptTable.ts';
import { sourceProgress } from './sourceProgress.ts';

/** Every row of a table, those that cannot be read included, and the way to tell how far a run has come through them. */
export function runRows(
  { table, source }: LiveTable,
  phase: Progress['phase'],
  onProgress: (progress: Progress) => void,
): EveryRow & {
  readonly onRows: (done: { readonly rowsIn: number; readonly rowsRejected: number }) => void;
} {
  const progress = sourceProgress({ textBytes: table.text.sizeBytes, sourceBytes: source.sizeBytes });
  return {
    ...readEveryRow(table.text, table, { onBytes: (doneBytes) => progress.reach(doneBytes) }),
    onRows: ({ rowsIn, rowsRejected }) =>
      onProgress({ ...progress.at(performance.now()), phase, rows: rowsIn, failedRows: rowsRejected }),
  };
}
