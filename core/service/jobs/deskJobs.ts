import type { DeskJobs } from '../../jobs/createJobs.ts';
import { loadJob } from '../../jobs/loadJob.ts';
import { asId, type RunId } from '../../model/ids.ts';
import type { Job } from '../../model/job.ts';
import { recordOptions } from '../../model/options/recordOptions.ts';
import type { LoadStanding } from '../../model/record.ts';
import type { UploadId } from '../../model/upload.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import { toErrorView } from '../base/errorView.ts';
import type { RecordLoads } from '../records/recordLoads.ts';

/** Where measuring of a load's pace began. */
interface Began {
  readonly atMs: number;
  readonly rows: number;
}

/** What this machine takes into its leads, as jobs beside those of pipelines. */
export function createDeskJobs(
  { stores, clock, log, wait }: Pick<Dependencies, 'stores' | 'clock' | 'log' | 'wait'>,
  { loads, changed }: { readonly loads: RecordLoads; readonly changed: () => void },
): DeskJobs {
  let jobs: readonly Job[] = [];
  let known = '';
  let reading: Promise<void> | undefined;
  let isAskedAgain = false;
  const began = new Map<RunId, Began>();

  const paceOf = ({ runId, state, rows }: LoadStanding): number | null => {
    if (state !== 'loading') {
      began.delete(runId);
      return null;
    }
    const from = began.get(runId) ?? { atMs: clock.now(), rows };
    began.set(runId, from);
    const elapsedMs = clock.now() - from.atMs;
    return rows > from.rows && elapsedMs > 0 ? ((rows - from.rows) * 1_000) / elapsedMs : null;
  };

  const read = async (): Promise<void> => {
    const standing = await loads.standing();
    if (standing.length === 0 && jobs.length === 0) return;
    const files = new Map<string, FileRecord>((await stores.files.list()).map((file) => [file.id, file]));
    const next = standing.map((load) => {
      const file = files.get(load.fileId);
      return loadJob(load, { sizeBytes: file?.sizeBytes ?? 0, rowsPerSecond: paceOf(load) });
    });
    const told = JSON.stringify(next);
    if (told === known) return;
    known = told;
    jobs = next;
    changed();
  };

  /** One look at a time; whoever asks meanwhile has another one made behind it. */
  const refresh = async (): Promise<void> => {
    if (reading !== undefined) {
      isAskedAgain = true;
      return reading;
    }
    reading = (async () => {
      do {
        isAskedAgain = false;
        await read().catch((error: unknown) => log.error('jobs.loads', { code: toErrorView(error).code }));
      } while (isAskedAgain);
    })();
    await reading;
    reading = undefined;
  };

  const runOf = (id: UploadId): RunId => asId<RunId>(id);
  const after = async (work: Promise<void>): Promise<void> => {
    await work;
    await refresh();
  };
  return {
    refresh,
    async follow(signal) {
      while (!signal.aborted) {
        await wait(recordOptions.standingMs, signal);
        if (!signal.aborted) await refresh();
      }
    },
    jobs: () => jobs,
    async events(id) {
      return (await loads.events(runOf(id))).map((event) => ({ ...event, uploadId: id }));
    },
    retry: (id, by) => after(loads.retry(runOf(id), by)),
    stop: (id, by) => after(loads.cancel(runOf(id), by)),
    forceComplete: (id, person) => after(loads.force(runOf(id), person)),
    settleLate: (id, order) => after(loads.settleLate(runOf(id), order)),
  };
}
