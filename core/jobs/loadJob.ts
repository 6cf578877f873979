import type { Job } from '../model/job.ts';
import { recordOptions } from '../model/options/recordOptions.ts';
import type { LoadStanding } from '../model/record.ts';
import { asUploadId } from '../model/upload.ts';

/** What is known of a load's file and pace beside itself. */
export interface LoadFacts {
  readonly sizeBytes: number;
  /** Rows a second; `null` where it cannot be told. */
  readonly rowsPerSecond: number | null;
}

/** A load of this machine as the Jobs view shows it: its parts are batches of rows, each whole or absent. */
export function loadJob(load: LoadStanding, { sizeBytes, rowsPerSecond }: LoadFacts): Job {
  const { runId, packId, mappingId, mappingVersion, fileName, startedAt, by } = load;
  const { state, rows, rowsOut, forced, late, error, stuck, progressAt } = load;
  const isUnderWay = state === 'loading' || state === 'comparing';
  const pace = state === 'loading' && stuck === null ? rowsPerSecond : null;
  return {
    place: 'desk',
    id: asUploadId(runId),
    fileName,
    lane: 'main',
    state: isUnderWay ? 'running' : state,
    stage: 'leads',
    fraction: rowsOut === 0 ? 1 : Math.min(1, rows / rowsOut),
    rowsPerSecond: pace === null ? null : Math.round(pace),
    secondsLeft: pace === null || pace <= 0 ? null : Math.ceil((rowsOut - rows) / pace),
    stuckSince: stuck?.since ?? null,
    sizeBytes,
    receivedAt: startedAt,
    changedAt: progressAt,
    by,
    packId,
    mapping: { id: mappingId, version: mappingVersion },
    rowCount: rowsOut,
    counts: null,
    parts: batchesOf(load),
    leads: { done: rows, total: rowsOut },
    late: late === 0 ? null : { parts: 1, leads: late },
    forced: forced === null ? null : { ...forced, of: 'leads' },
    outputs: [],
    error: stuck?.error ?? errorOf(error),
    last: null,
    can: {
      retry: state === 'failed' || stuck !== null || (state === 'done' && forced !== null),
      forceComplete: state !== 'done' && forced === null,
      review: false,
      openOutputs: false,
      stop: isUnderWay && forced === null,
      settleLate: late > 0,
    },
    // Its mapping is approved; what there is to review is the file's, in the Inbox.
    fileId: null,
  };
}

function batchesOf({ rows, rowsOut, late }: LoadStanding): Job['parts'] {
  const total = Math.ceil(rowsOut / recordOptions.readRows);
  const done = rows >= rowsOut ? total : Math.floor(rows / recordOptions.readRows);
  return { total, done, failed: 0, quarantined: 0, late: late === 0 ? 0 : 1 };
}

/** The store keeps what was said, which is all that people need of it. */
function errorOf(message: string | null): Job['error'] {
  if (message === null) return null;
  return {
    code: 'WORK_GIVEN_UP',
    message,
    remedy: 'Retry goes on behind the last lead that is in.',
    retryable: true,
  };
}
