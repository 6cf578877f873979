import { AppError } from '../model/errors.ts';
import type { FileId } from '../model/ids.ts';
import type { Job, JobBoard, JobRef, PipelinePlace } from '../model/job.ts';
import type { UploadEvent, UploadId, UploadLane } from '../model/upload.ts';
import type { JobDeps } from './jobDeps.ts';

/** A method for each procedure of jobs, under the same names. */
export interface JobsService {
  watch(input?: undefined, signal?: AbortSignal): AsyncIterable<JobBoard>;
  ended(page: {
    readonly place: PipelinePlace;
    readonly before: UploadId;
    readonly limit: number;
  }): Promise<readonly Job[]>;
  events(job: JobRef): Promise<readonly UploadEvent[]>;
  retry(job: JobRef): Promise<void>;
  forceComplete(order: JobRef & { readonly fileName: string; readonly reason: string }): Promise<void>;
  output(
    wish: JobRef & { readonly name: string },
  ): Promise<{ readonly url: string; readonly seconds: number }>;
  review(job: JobRef): Promise<{ readonly fileId: FileId }>;
  send(order: {
    readonly fileIds: readonly FileId[];
    readonly place: PipelinePlace;
    readonly lane: UploadLane;
  }): Promise<void>;
  pause(entry: { readonly id: string }): Promise<void>;
  resume(entry: { readonly id: string }): Promise<void>;
  discard(entry: { readonly id: string }): Promise<void>;
  reconnect(): Promise<void>;
}

const nothing: JobBoard = {
  pipelines: [],
  jobs: [],
  counts: { running: 0, waiting: 0, stuck: 0, failed: 0, quarantined: 0, done: 0 },
  outbox: [],
};

export function createJobs({ links, settings }: JobDeps): JobsService {
  const refuse = async (place: PipelinePlace): Promise<never> => {
    const known = links.addresses(await settings()).some((address) => address.place === place);
    throw known
      ? new AppError('NOT_READY', 'The pipeline is not connected yet.')
      : new AppError('NOT_FOUND', 'No such pipeline is set up.', { remedy: 'Set one up under Settings.' });
  };
  const gone = (): Promise<never> =>
    Promise.reject(new AppError('NOT_FOUND', 'This is no longer in the outbox.'));
  return {
    async *watch(_, signal) {
      yield nothing;
      if (signal?.aborted === true) return;
      await new Promise<void>((resolve) => {
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    },
    ended: ({ place }) => refuse(place),
    events: ({ place }) => refuse(place),
    retry: ({ place }) => refuse(place),
    forceComplete: ({ place }) => refuse(place),
    output: ({ place }) => refuse(place),
    review: ({ place }) => refuse(place),
    send: ({ place }) => refuse(place),
    pause: gone,
    resume: gone,
    discard: gone,
    reconnect: () => Promise.resolve(),
  };
}
