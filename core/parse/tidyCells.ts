import type { DelimiterGuess } from '../model/dialect.ts';
import { type RecordBatch, cellFlag } from '../model/records.ts';

const space = 0x20;
const tab = 0x09;

/**
 * Takes blanks out of a batch that belong to its delimiters: those behind one (`skipInitialSpace`), and the empty
 * cells between the delimiters of a run (`delimiterRuns`). Does nothing in any other dialect. Works in place, so the
 * batch stays its pool's; cells that are left over at the end of its arrays belong to no record.
 */
export function tidyCells(batch: RecordBatch | undefined, dialect: DelimiterGuess): RecordBatch | undefined {
  if (batch === undefined) return undefined;
  if (dialect.delimiterRuns === true) dropEmptyCells(batch);
  if (dialect.skipInitialSpace === true) skipBlanks(batch);
  return batch;
}

function skipBlanks(batch: RecordBatch): void {
  const { bytes, recordCount, recordFirstCell, cellStart, cellEnd, cellFlags } = batch;
  for (let r = 0; r < recordCount; r += 1) {
    const end = recordFirstCell[r + 1] ?? 0;
    for (let cell = (recordFirstCell[r] ?? end) + 1; cell < end; cell += 1) {
      if (((cellFlags[cell] ?? 0) & cellFlag.quoted) !== 0) continue;
      const stop = cellEnd[cell] ?? 0;
      let p = cellStart[cell] ?? stop;
      while (p < stop && (bytes[p] === space || bytes[p] === tab)) p += 1;
      cellStart[cell] = p;
    }
  }
}

/** Moves the filled cells of each record together; a record without any keeps one. */
function dropEmptyCells(batch: RecordBatch): void {
  const { recordCount, recordFirstCell, cellStart, cellEnd, cellFlags } = batch;
  let kept = 0;
  let from = recordFirstCell[0] ?? 0;
  for (let r = 0; r < recordCount; r += 1) {
    const end = recordFirstCell[r + 1] ?? from;
    const first = kept;
    for (let cell = from; cell < end; cell += 1) {
      const start = cellStart[cell] ?? 0;
      const stop = cellEnd[cell] ?? 0;
      const flags = cellFlags[cell] ?? 0;
      const isLast = cell + 1 === end && kept === first;
      if (start === stop && (flags & cellFlag.quoted) === 0 && !isLast) continue;
      cellStart[kept] = start;
      cellEnd[kept] = stop;
      cellFlags[kept] = flags;
      kept += 1;
    }
    recordFirstCell[r] = first;
    from = end;
  }
  recordFirstCell[recordCount] = kept;
  cellFlags.fill(0, kept);
}
