import type { Progress } from '../../../core/model/analysis.ts';
import { type EveryRow, readEveryRow } from '../../../core/parse/readEveryRow.ts';
import type { LiveTable } from './keptTable.ts';

/** Time left is not said before this share is done; it would jump. */
const estimateFrom = 0.03;

/** Every row of a table, those that cannot be read included, and the way to tell how far a run has come through them. */
export function runRows(
  { table, source }: LiveTable,
  phase: Progress['phase'],
  onProgress: (progress: Progress) => void,
): EveryRow & {
  readonly onRows: (done: { readonly rowsIn: number; readonly rowsRejected: number }) => void;
} {
  const startedAt = performance.now();
  let share = 0;
  return {
    ...readEveryRow(table.text, table, {
      onBytes: (doneBytes) => {
        share = Math.min(1, doneBytes / Math.max(1, table.text.sizeBytes));
      },
    }),
    onRows: ({ rowsIn, rowsRejected }) =>
      onProgress({
        phase,
        doneBytes: Math.round(share * source.sizeBytes),
        totalBytes: source.sizeBytes,
        rows: rowsIn,
        failedRows: rowsRejected,
        remainingMs:
          share < estimateFrom ? null : Math.round(((performance.now() - startedAt) * (1 - share)) / share),
      }),
  };
}
