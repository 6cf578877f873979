import type { Job, JobBoard, OutboxEntry, PipelineView, UploadId } from '../../core/contract/views.ts';

/** A job that is being transformed, but for what is given. */
export function jobOf(id: string, change: Partial<Job> = {}): Job {
  return {
    place: 'folder',
    id: id as UploadId,
    fileName: `${id}.csv`,
    lane: 'main',
    state: 'running',
    stage: 'transform',
    fraction: 0.5,
    rowsPerSecond: 1_000,
    secondsLeft: 9,
    stuckSince: null,
    sizeBytes: 1_000,
    receivedAt: '2026-03-02T10:00:00.000Z',
    changedAt: '2026-03-02T10:00:05.000Z',
    by: null,
    packId: null,
    mapping: null,
    rowCount: null,
    counts: null,
    parts: null,
    leads: null,
    late: null,
    forced: null,
    outputs: [],
    error: null,
    last: null,
    can: {
      retry: false,
      forceComplete: false,
      review: false,
      openOutputs: false,
      stop: false,
      settleLate: false,
    },
    fileId: null,
    ...change,
  };
}

export function pipelineOf(place: PipelineView['place'], change: Partial<PipelineView> = {}): PipelineView {
  return {
    place,
    name: place === 'aws' ? 'mapwright dev' : '/data/pipeline',
    region: place === 'aws' ? 'eu-west-1' : '',
    state: 'live',
    since: '2026-03-02T09:00:00.000Z',
    error: null,
    command: '',
    ...change,
  };
}

export function boardOf(
  jobs: readonly Job[],
  pipelines: readonly PipelineView[] = [pipelineOf('folder')],
  outbox: readonly OutboxEntry[] = [],
): JobBoard {
  return {
    pipelines,
    jobs,
    counts: { running: 0, waiting: 0, stuck: 0, failed: 0, quarantined: 0, done: 0 },
    outbox,
  };
}
