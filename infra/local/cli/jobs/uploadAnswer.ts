import type { Upload } from '../../../../core/model/upload.ts';
import { printable } from '../session/textTable.ts';

/** What `mapwright pipeline --json` says of a file. */
export function uploadAnswer(upload: Upload): object {
  const { id, lane, key, state, rowCount, packId, mapping, runId, counts, outputs, error } = upload;
  return {
    uploadId: id,
    key,
    lane,
    state,
    rowCount,
    packId,
    mapping,
    runId,
    counts:
      counts === null
        ? null
        : { rowsIn: counts.rowsIn, rowsOut: counts.rowsOut, rowsRejected: counts.rowsRejected },
    quality: counts?.quality?.overall ?? null,
    outputs,
    error,
  };
}

/** The same as a line for people. */
export function uploadText(upload: Upload): string {
  const { key, state, counts, error, rowCount } = upload;
  const name = printable(key);
  const rows = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
  switch (state) {
    case 'done':
      return `${name}: ${rows(counts?.rowsOut ?? 0)} out, ${rows(counts?.rowsRejected ?? 0)} rejected`;
    case 'quarantined':
      return `${name}: held back, ${rows(counts?.rowsRejected ?? 0)} of ${rows(counts?.rowsIn ?? 0)} rejected`;
    case 'waiting':
      return `${name}: ${rows(rowCount ?? 0)}; waits for a mapping of its layout to be approved`;
    case 'failed':
      return `${name}: ${error?.message ?? 'failed'} ${error?.remedy ?? ''}`.trimEnd();
    case 'received':
    case 'analyzing':
    case 'running':
      return `${name}: ${state}`;
  }
}
