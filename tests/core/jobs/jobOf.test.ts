import { describe, expect, it } from 'vitest';
import { boardOf } from '../../../core/jobs/boardOf.ts';
import { jobOf } from '../../../core/jobs/jobOf.ts';
import { itemsPerSecond, paceOf } from '../../../core/jobs/pace.ts';
import { asId, type RunId } from '../../../core/model/ids.ts';
import type { Job } from '../../../core/model/job.ts';
import { asSessionId, type Session } from '../../../core/model/session.ts';
import { asUploadId, type Upload } from '../../../core/model/upload.ts';

const noon = Date.parse('2026-03-04T12:00:00.000Z');
const at = (seconds: number): string => new Date(noon + seconds * 1_000).toISOString();

function upload(change: Partial<Upload> = {}): Upload {
  return {
    id: asUploadId('u1'),
    lane: 'main',
    bucket: 'b',
    key: 'raw/a.csv',
    versionId: '',
    etag: 'e',
    sizeBytes: 10,
    fileName: 'a.csv',
    receivedAt: at(-60),
    changedAt: at(-60),
    state: 'running',
    revision: 1,
    fingerprint: null,
    packId: null,
    mapping: null,
    runId: asId<RunId>('r1'),
    sessionId: asSessionId('r1'),
    rowCount: 1_000,
    counts: null,
    outputs: {},
    error: null,
    by: null,
    ...change,
  };
}

function session(change: Partial<Session> = {}): Session {
  return {
    id: asSessionId('r1'),
    kind: 'run',
    lane: 'main',
    status: 'sealed',
    epoch: 1,
    total: 10,
    manifestSha256: 'm',
    counts: { done: 4, failed: 1, quarantined: 0, late: 0 },
    createdAt: at(-50),
    lastProgressAt: at(-1),
    rounds: 0,
    endedAt: null,
    forced: null,
    ...change,
  };
}

function job(change: Partial<Upload>, of: Session | null = session()): Job {
  const pace = of === null ? null : paceOf(null, of, noon);
  const known = { upload: upload(change), session: of, pace, last: null, lateLeads: null };
  return jobOf(known, { place: 'aws', nowMs: noon, fileId: null });
}

describe('a job', () => {
  it('tells share, speed and time left from the parts that are counted', () => {
    // Five of ten parts of 100 rows each in 50 seconds.
    expect(job({})).toMatchObject({
      stage: 'transform',
      fraction: 0.5,
      rowsPerSecond: 10,
      secondsLeft: 50,
      stuckSince: null,
      parts: { total: 10, done: 4, failed: 1 },
      can: { retry: false, forceComplete: true, review: false, openOutputs: false },
    });
  });

  it('looks for doubles before it is transformed, and is put together behind', () => {
    expect(job({}, session({ id: asSessionId('r1-look') }))).toMatchObject({ stage: 'analyze', parts: null });
    expect(job({}, session({ status: 'complete' }))).toMatchObject({ stage: 'finish', fraction: null });
    expect(job({ state: 'waiting' }, null)).toMatchObject({ stage: 'analyze', can: { review: true } });
  });

  it('is stuck where nothing has moved for ten minutes, or its parts were called to mind', () => {
    expect(job({}, session({ lastProgressAt: at(-601) }))).toMatchObject({
      stuckSince: at(-601),
      can: { retry: true, forceComplete: true },
    });
    expect(job({}, session({ rounds: 1 })).stuckSince).toBe(at(-1));
    expect(job({ state: 'analyzing', changedAt: at(-900) }, null).stuckSince).toBeNull();
    expect(job({ state: 'analyzing', changedAt: at(-1_201) }, null)).toMatchObject({
      stuckSince: at(-1_201),
      can: { retry: false },
    });
  });

  it('is sent through again where it failed or was ended by force, and no other that has ended', () => {
    const ended = { status: 'complete', endedAt: at(-5) } as const;
    expect(job({ state: 'failed' }, session(ended)).can.retry).toBe(true);
    expect(job({ state: 'done', outputs: { 'a.csv': 'k' } }, session(ended)).can).toMatchObject({
      retry: false,
      openOutputs: true,
    });
    expect(job({ state: 'quarantined' }, session({ ...ended, status: 'forced' })).can.retry).toBe(true);
  });

  it('is sent through again where parts of it were not taken into the leads, until that was done', () => {
    const ended = session({ status: 'complete', endedAt: at(-5) });
    const last = (kind: 'leadsTaken' | 'redriven', failed: number) => {
      const done = upload({ state: 'done' });
      const event = { uploadId: done.id, at: at(-1), kind, by: 'finish', detail: { failed } };
      const known = { upload: done, session: ended, pace: null, last: event, lateLeads: null };
      return jobOf(known, { place: 'aws', nowMs: noon, fileId: null }).can.retry;
    };
    expect([last('leadsTaken', 2), last('leadsTaken', 0), last('redriven', 2)]).toEqual([true, false, false]);
  });
});

describe('taking the leads of a job in', () => {
  const leads = { id: asSessionId('r1-leads') };
  it('is a step of it: counted, stuck and ended like its run', () => {
    const taking = job({ state: 'done', leads: 'taking' }, session({ ...leads, rounds: 2 }));
    expect(taking).toMatchObject({
      state: 'running',
      stage: 'leads',
      fraction: 0.5,
      stuckSince: at(-1),
      error: { code: 'WORK_STUCK', message: expect.stringContaining('5 of 10 parts') as string },
      can: { retry: true, forceComplete: true },
    });
  });

  it('offers what came after its end, and says who ended it', () => {
    const forced = { by: 'Ana', at: at(-9), reason: 'It is enough.', missing: 5 };
    const counts = { done: 5, failed: 0, quarantined: 0, late: 1 };
    const of = session({ ...leads, status: 'forced', endedAt: at(-9), forced, counts });
    expect(job({ state: 'done', leads: 'ended' }, of)).toMatchObject({
      state: 'done',
      late: { parts: 1, leads: null },
      forced: { ...forced, of: 'parts' },
      can: { settleLate: true, retry: true, forceComplete: false },
    });
  });
});

describe('a pace', () => {
  it('is measured anew in another epoch, where what was counted before says nothing', () => {
    const before = paceOf(null, session(), noon);
    const reopened = session({ epoch: 2, counts: { done: 2, failed: 0, quarantined: 0, late: 0 } });
    const fresh = paceOf(before, reopened, noon + 1_000);
    expect(itemsPerSecond(fresh)).toBeNull();
    const counts = { done: 6, failed: 0, quarantined: 0, late: 0 };
    expect(itemsPerSecond(paceOf(fresh, { ...reopened, counts }, noon + 3_000))).toBe(2);
  });
});

describe('a board', () => {
  const many = (state: Job['state'], count: number, from: number): readonly Job[] =>
    Array.from({ length: count }, (_, n) => ({
      ...job({ state, changedAt: at(-n) }, null),
      id: asUploadId(`${state}${n}`),
      receivedAt: at(from - n),
    }));

  it('shows whatever has not ended, then the newest that have, and counts all', () => {
    const jobs = [...many('waiting', 300, -10_000), ...many('done', 400, 0)];
    const board = boardOf(jobs, at(-100));
    expect(board.jobs).toHaveLength(500);
    expect(board.jobs.filter(({ state }) => state === 'waiting')).toHaveLength(300);
    expect(board.jobs[0]?.id).toBe('done0');
    expect(board.jobs.some(({ id }) => id === 'done200')).toBe(false);
    // Of today, as the person's day goes.
    expect(board.counts).toMatchObject({ waiting: 300, done: 101, failed: 0 });
  });
});
