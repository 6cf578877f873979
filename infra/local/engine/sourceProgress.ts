import type { Progress } from '../../../core/model/analysis.ts';

/** Time left is not said before this share is done; it would jump. */
const estimateFrom = 0.03;

/** How far reading a table's text has come, in bytes of its source. */
export interface SourceProgress {
  /** Bytes of the text that have been read. */
  reach(doneBytes: number): void;
  at(now: number): Pick<Progress, 'doneBytes' | 'totalBytes' | 'remainingMs'>;
}

/** Begins to count; the text may be a spool and of another size than its source. */
export function sourceProgress({
  textBytes,
  sourceBytes,
}: {
  readonly textBytes: number;
  readonly sourceBytes: number;
}): SourceProgress {
  const startedAt = performance.now();
  let share = 0;
  return {
    reach(doneBytes) {
      share = Math.min(1, doneBytes / Math.max(1, textBytes));
    },
    at: (now) => ({
      doneBytes: Math.round(share * sourceBytes),
      totalBytes: sourceBytes,
      remainingMs: share < estimateFrom ? null : Math.round(((now - startedAt) * (1 - share)) / share),
    }),
  };
}
