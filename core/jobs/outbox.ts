import { AppError } from '../model/errors.ts';
import type { FileId } from '../model/ids.ts';
import type { OutboxEntry } from '../model/job.ts';
import { jobOptions } from '../model/options/jobOptions.ts';
import type { OutboxRecord, OutboxStore } from '../ports/outboxStore.ts';
import type { PipelineLink } from '../ports/pipelineLink.ts';
import type { JobDeps } from './jobDeps.ts';
import { isPassing, linkFailure } from './linkFailure.ts';
import type { SendControl } from './sendFile.ts';
import { backOffMs } from './waker.ts';

/** What waits for the network, and the sending of it: in order, one file and one approval at a time for each pipeline. */
export interface Outbox {
  /** Reads what was left by an earlier start. */
  open(): Promise<void>;
  entries(): readonly OutboxEntry[];
  /** Approvals of a file that are not carried out, oldest first. */
  approvalsOf(fileId: FileId): readonly OutboxRecord[];
  add(records: readonly OutboxRecord[]): Promise<void>;
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  discard(id: string): Promise<OutboxRecord>;
  /** Sends what can be sent now. */
  work(): void;
  /** Breaks off what is being sent and knows of nothing any more, as all that is kept is deleted. */
  forget(): Promise<void>;
  /** Breaks off what is being sent and leaves it for the next start. */
  stop(): Promise<void>;
}

export interface OutboxParts {
  readonly store: OutboxStore;
  readonly isGuest: boolean;
  /** Nobody else was at work when this process began, so what guests have left is taken up. */
  readonly isAlone: boolean;
  /** The link of a pipeline that is reached; `undefined` where it is not. */
  readonly link: (place: OutboxRecord['place']) => Promise<PipelineLink | undefined>;
  /** Does what an entry stands for, at most once however often it is asked. */
  readonly carryOut: (record: OutboxRecord, link: PipelineLink, control: SendControl) => Promise<void>;
  readonly changed: (record: OutboxRecord) => void;
}

interface Sending {
  readonly id: string;
  readonly controller: AbortController;
  readonly startedMs: number;
  startBytes: number | null;
  sentBytes: number;
  readonly ended: Promise<void>;
}

export function createOutbox({ clock, log, wait }: JobDeps, parts: OutboxParts): Outbox {
  const { store, changed } = parts;
  const records = new Map<string, OutboxRecord>();
  /** What was sent of entries that are not being sent. */
  const sent = new Map<string, number>();
  const sending = new Map<string, Sending>();
  const failures = new Map<string, number>();
  const ending = new AbortController();

  const laneOf = ({ place, kind }: OutboxRecord): string => `${place} ${kind}`;
  const present = (id: string): OutboxRecord => {
    const record = records.get(id);
    if (record === undefined) throw new AppError('NOT_FOUND', 'This is no longer in the outbox.');
    return record;
  };
  const underWay = (id: string): Sending | undefined => [...sending.values()].find((one) => one.id === id);
  const save = async (record: OutboxRecord): Promise<void> => {
    // One that was taken out in the same moment stays out.
    if (!(await store.change(record))) return;
    records.set(record.id, record);
    changed(record);
  };
  const remove = async (record: OutboxRecord): Promise<void> => {
    await store.remove(record.id);
    records.delete(record.id);
    sent.delete(record.id);
    changed(record);
  };
  const breakOff = async (id: string): Promise<void> => {
    const one = underWay(id);
    one?.controller.abort();
    await one?.ended;
  };

  const sendOne = async (record: OutboxRecord, link: PipelineLink, one: Sending): Promise<boolean> => {
    const { signal } = one.controller;
    try {
      await parts.carryOut(record, link, {
        signal,
        onBegun: async (mark) => save({ ...present(record.id), mark }),
        onProgress(sentBytes) {
          one.startBytes ??= sentBytes;
          one.sentBytes = sentBytes;
          changed(record);
        },
      });
      await remove(record);
      failures.delete(laneOf(record));
      log.info('outbox.sent', { kind: record.kind, place: record.place });
      return true;
    } catch (cause) {
      sent.set(record.id, one.sentBytes);
      if (signal.aborted || records.get(record.id)?.state !== 'waiting') return !ending.signal.aborted;
      const error = linkFailure(cause);
      log.error('outbox.unsent', { kind: record.kind, place: record.place, code: error.code });
      const isConflict = record.kind === 'approval' && error.code === 'MAPPING_CONFLICT';
      const passes = isPassing(error);
      const ended = isConflict ? 'conflict' : 'failed';
      await save({ ...present(record.id), state: passes ? 'waiting' : ended, error });
      if (passes) failures.set(laneOf(record), (failures.get(laneOf(record)) ?? 0) + 1);
      return !passes;
    }
  };

  /** One after the other, until nothing is left or something stands in the way of all that follow. */
  const workLane = async (lane: string): Promise<void> => {
    for (;;) {
      const record = [...records.values()].find(
        (one) => laneOf(one) === lane && one.state === 'waiting' && (one.guest === true) === parts.isGuest,
      );
      if (record === undefined || ending.signal.aborted) return;
      const link = await parts.link(record.place);
      if (link === undefined) return;
      if (records.get(record.id)?.state !== 'waiting') continue;
      let end = (): void => undefined;
      const one: Sending = {
        id: record.id,
        controller: new AbortController(),
        startedMs: clock.now(),
        startBytes: null,
        sentBytes: sent.get(record.id) ?? 0,
        ended: new Promise((resolve) => {
          end = resolve;
        }),
      };
      sending.set(lane, one);
      changed(record);
      const goesOn = await sendOne(records.get(record.id) ?? record, link, one).finally(() => {
        sending.delete(lane);
        end();
      });
      if (!goesOn) return;
    }
  };

  const lanes = new Map<string, Promise<void>>();
  const work = (): void => {
    for (const lane of new Set([...records.values()].map(laneOf))) {
      if (lanes.has(lane) || ending.signal.aborted) continue;
      const run = workLane(lane)
        .catch((error: unknown) => log.error('outbox.stopped', { code: linkFailure(error).code }))
        .finally(() => {
          lanes.delete(lane);
          const failed = failures.get(lane);
          if (failed !== undefined) void later(backOffMs(failed, jobOptions.resendMs));
        });
      lanes.set(lane, run);
    }
  };
  const later = async (ms: number): Promise<void> => {
    await wait(ms, ending.signal);
    if (!ending.signal.aborted) work();
  };

  return {
    async open() {
      for (const record of await store.list()) {
        const isLeft = record.guest === true && !parts.isGuest && parts.isAlone;
        const { guest: _guest, ...own } = record;
        records.set(record.id, isLeft ? own : record);
        if (isLeft) await store.change(own);
      }
    },
    entries: () => [...records.values()].map((record) => entryOf(record, underWay(record.id))),
    approvalsOf: (fileId) =>
      [...records.values()].filter((one) => one.kind === 'approval' && one.fileId === fileId),
    async add(added) {
      for (const record of added) {
        await store.put(record);
        records.set(record.id, record);
        changed(record);
      }
      work();
    },
    async pause(id) {
      present(id);
      // First, so that it is not taken up again once it is broken off.
      await save({ ...present(id), state: 'paused' });
      await breakOff(id);
    },
    async resume(id) {
      await save({ ...present(id), state: 'waiting', error: null });
      failures.delete(laneOf(present(id)));
      work();
    },
    async discard(id) {
      await save({ ...present(id), state: 'paused' });
      await breakOff(id);
      const record = present(id);
      await remove(record);
      if (record.mark !== null) await throwAway(record, record.mark);
      return record;
    },
    work,
    async forget() {
      const under = [...sending.values()];
      records.clear();
      sent.clear();
      failures.clear();
      for (const one of under) one.controller.abort();
      await Promise.all(lanes.values());
    },
    async stop() {
      ending.abort();
      for (const one of sending.values()) one.controller.abort();
      await Promise.all(lanes.values());
    },
  };

  /** What lies there of a file that is not to go on; where it cannot be reached, its own clearing up takes it in time. */
  async function throwAway({ place }: OutboxRecord, mark: string): Promise<void> {
    try {
      await (await parts.link(place))?.discard(mark);
    } catch (error) {
      log.error('outbox.left', { place, code: linkFailure(error).code });
    }
  }

  function entryOf(record: OutboxRecord, one: Sending | undefined): OutboxEntry {
    const { id, kind, place, fileId, fileName, lane, sizeBytes, at, error } = record;
    const sentBytes = one?.sentBytes ?? sent.get(id) ?? 0;
    return {
      id,
      kind,
      place,
      fileId,
      fileName,
      lane,
      state: one === undefined || record.state !== 'waiting' ? record.state : 'sending',
      sentBytes,
      sizeBytes,
      secondsLeft: one === undefined ? null : secondsLeft(one, sizeBytes),
      at,
      error,
    };
  }

  function secondsLeft({ startBytes, sentBytes, startedMs }: Sending, sizeBytes: number): number | null {
    const done = sentBytes - (startBytes ?? sentBytes);
    const elapsedMs = clock.now() - startedMs;
    return done > 0 && elapsedMs > 0 ? Math.ceil(((sizeBytes - sentBytes) * elapsedMs) / done / 1_000) : null;
  }
}
