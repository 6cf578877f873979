import type { Progress } from '../../../core/model/analysis.ts';
import { usualOutputs } from '../../../core/model/outputChoice.ts';
import type { RunCounts } from '../../../core/model/run.ts';
import type { RunTask } from '../../../core/run/writeReports.ts';
import { tableOutputCount } from '../outputs/tableOutputs.ts';

/** Tells which of the outputs is being made that are made of the written rows. */
export interface FinishingSteps {
  /** All rows are written: so many. */
  count(counts: Pick<RunCounts, 'rowsIn' | 'rowsRejected'>): void;
  /** The next one is begun. */
  next(): void;
}

/** Begins to count the outputs that take their time: tables, the copy of the source, reports. */
export function finishingSteps(
  request: Pick<RunTask, 'schema' | 'outputs'>,
  {
    hasCopy,
    sourceBytes,
    onProgress,
  }: {
    readonly hasCopy: boolean;
    readonly sourceBytes: number;
    readonly onProgress: (progress: Progress) => void;
  },
): FinishingSteps {
  const { formats } = request.outputs ?? usualOutputs;
  const reports = formats.filter((format) => format === 'report' || format === 'excel-csv').length;
  const count = tableOutputCount(request) + reports + (hasCopy ? 1 : 0);
  let rows = 0;
  let failedRows = 0;
  let number = 0;
  return {
    count({ rowsIn, rowsRejected }) {
      rows = rowsIn;
      failedRows = rowsRejected;
    },
    next() {
      number += 1;
      onProgress({
        phase: 'finishing',
        doneBytes: Math.round((sourceBytes * (number - 1)) / count),
        totalBytes: sourceBytes,
        rows,
        failedRows,
        remainingMs: null,
        part: { number, count },
      });
    },
  };
}
