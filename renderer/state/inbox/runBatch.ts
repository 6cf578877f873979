import type { ErrorView, FileId, Progress, Run, RunId } from '../../../core/contract/views.ts';

/** Files that were set going together, and those of them that were left. */
export interface RunBatch {
  /** Runs by their files, as far as they are known to be started. */
  readonly members: ReadonlyMap<FileId, { readonly runId: RunId; readonly sizeBytes: number }>;
  readonly left: readonly LeftFile[];
  /** Files in all, those not reached yet among them. */
  readonly asked: number;
  /** Files are still being set going. */
  readonly starting: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** A file that was not run, and why. */
export interface LeftFile {
  readonly fileId: FileId;
  readonly name: string;
  readonly error: ErrorView;
}

/** How far the files of a batch are. */
export interface RunBatchProgress {
  /** Files whose run has ended, by how; those that were not run are counted nowhere. */
  readonly ended: Readonly<Record<Exclude<Run['state'], 'running'>, number>>;
  readonly done: number;
  readonly total: number;
  /** 0 to 1, by bytes. */
  readonly share: number;
  /** `null` until there is enough to go by. */
  readonly remainingMs: number | null;
  readonly isOver: boolean;
  readonly running: readonly RunId[];
  readonly failed: readonly FileId[];
}

/** What starting and ending any run costs beside its bytes, as so many bytes. */
const fileBytes = 500_000;
/** Time and share that an estimate takes at least, in milliseconds and from 0 to 1. */
const surest = { elapsedMs: 2_000, share: 0.03 } as const;

/** @param runs newest first; one that is not among them has not been told of yet */
export function runBatchProgress(
  batch: RunBatch,
  { runs, progress }: { readonly runs: readonly Run[]; readonly progress: ReadonlyMap<RunId, Progress> },
  nowMs: number,
): RunBatchProgress {
  const states = new Map(runs.map(({ id, state }) => [id, state]));
  const ended = { done: 0, failed: 0, cancelled: 0, quarantined: 0 };
  const running: RunId[] = [];
  const failed: FileId[] = [];
  let all = 0;
  let through = 0;
  for (const [fileId, { runId, sizeBytes }] of batch.members) {
    const weight = sizeBytes + fileBytes;
    const state = states.get(runId) ?? 'running';
    all += weight;
    if (state === 'running') {
      running.push(runId);
      const far = progress.get(runId);
      if (far !== undefined && far.totalBytes > 0)
        through += weight * Math.min(1, far.doneBytes / far.totalBytes);
      continue;
    }
    ended[state] += 1;
    through += weight;
    if (state === 'failed' || state === 'cancelled') failed.push(fileId);
  }
  const unreached = batch.starting ? batch.asked - batch.members.size - batch.left.length : 0;
  // Those not reached yet are as large as the others are on average.
  const whole = all + unreached * (batch.members.size === 0 ? fileBytes : all / batch.members.size);
  const share = whole === 0 ? 0 : through / whole;
  const elapsedMs = nowMs - batch.startedAt;
  const isSure = elapsedMs >= surest.elapsedMs && share >= surest.share;
  return {
    ended,
    done: batch.members.size - running.length,
    total: batch.members.size + unreached,
    share,
    remainingMs: isSure ? (elapsedMs * (1 - share)) / share : null,
    isOver: !batch.starting && running.length === 0,
    running,
    failed,
  };
}
