import { describe, expect, it } from 'vitest';
import type { FileId, Run, RunId } from '../../../../core/contract/views.ts';
import { type RunBatch, runBatchProgress } from '../../../../renderer/state/inbox/runBatch.ts';
import { manyWords } from '../../../../renderer/text/manyWords.ts';

function batchOf(count: number, change: Partial<RunBatch> = {}): RunBatch {
  const members = new Map(
    Array.from({ length: count }, (_, at) => [
      `f${String(at)}` as FileId,
      { runId: `r${String(at)}` as RunId, sizeBytes: 1_000_000 },
    ]),
  );
  return { members, left: [], asked: count, starting: false, startedAt: 0, ...change };
}

const runs = (...states: readonly Run['state'][]): readonly Run[] =>
  states.map((state, at) => ({ id: `r${String(at)}`, state }) as unknown as Run);

const progressOf = (runId: string, doneBytes: number) =>
  new Map([[runId as RunId, { doneBytes, totalBytes: 100 } as never]]);

describe('a batch of runs', () => {
  it('is over when every run has ended and no file is still to be started', () => {
    const all = { runs: runs('done', 'failed', 'quarantined', 'cancelled'), progress: new Map() };
    const far = runBatchProgress(batchOf(4), all, 10_000);
    expect(far.isOver).toBe(true);
    expect(far.ended).toEqual({ done: 1, failed: 1, quarantined: 1, cancelled: 1 });
    expect(far.failed).toEqual(['f1', 'f3']);
    expect(runBatchProgress(batchOf(4, { starting: true, asked: 5 }), all, 10_000).isOver).toBe(false);
  });

  it('is told in one line, with what was not run', () => {
    const ended = { done: 35, quarantined: 1, failed: 1, cancelled: 0 };
    expect(manyWords.ended(ended, 0)).toBe('37 files: 35 done, 1 quarantined, 1 failed');
    expect(manyWords.ended({ ...ended, failed: 0 }, 2)).toBe('38 files: 35 done, 1 quarantined, 2 not run');
  });

  it('tells the time left by bytes, those of files not reached yet among them', () => {
    const half = { runs: runs('done', 'running'), progress: new Map() };
    expect(runBatchProgress(batchOf(2), half, 10_000).remainingMs).toBeCloseTo(10_000);
    const far = runBatchProgress(batchOf(2), { runs: half.runs, progress: progressOf('r1', 50) }, 9_000);
    expect(far.share).toBeCloseTo(0.75);
    expect(far.remainingMs).toBeCloseTo(3_000);
    const more = runBatchProgress(batchOf(2, { starting: true, asked: 4 }), half, 10_000);
    expect(more.total).toBe(4);
    expect(more.share).toBeCloseTo(0.25);
  });

  it('says nothing of the time left before there is enough to go by', () => {
    expect(runBatchProgress(batchOf(2), { runs: [], progress: new Map() }, 60_000).remainingMs).toBeNull();
    expect(
      runBatchProgress(batchOf(1), { runs: runs('done'), progress: new Map() }, 500).remainingMs,
    ).toBeNull();
  });
});
