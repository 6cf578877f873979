import type { Progress } from './model/analysis.ts';
import type { ByteSource } from './model/bytes.ts';

/** What an analysis tells its progress by. */
interface Watched {
  readonly source: ByteSource;
  readonly onProgress?: (progress: Progress) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** How far an analysis is; to be told as it goes. */
export interface ProgressReport {
  /** Bytes of the source that were read while opening. */
  readonly opening: (doneBytes: number) => void;
  /** Share of the text that was profiled, 0 to 1. */
  readonly profiling: (share: number, rows: number) => void;
}

/** Share of the work that is reading and decoding; profiling is the rest (measured on the claims file: 0.5 s of 5 s). */
const openingShare = 0.1;

/** Time left is not said before this share is done; it would jump. */
const estimateFrom = 0.03;

export function progressOf({ source, onProgress, now }: Watched): ProgressReport {
  const startedAt = now();
  const tell = (phase: Progress['phase'], share: number, rows: number): void => {
    if (onProgress === undefined) return;
    const done = Math.min(1, share);
    onProgress({
      phase,
      doneBytes: Math.round(done * source.sizeBytes),
      totalBytes: source.sizeBytes,
      rows,
      failedRows: 0,
      remainingMs: done < estimateFrom ? null : Math.round(((now() - startedAt) * (1 - done)) / done),
    });
  };
  return {
    opening: (doneBytes) => tell('reading', (openingShare * doneBytes) / Math.max(1, source.sizeBytes), 0),
    profiling: (share, rows) => tell('profiling', openingShare + (1 - openingShare) * share, rows),
  };
}
