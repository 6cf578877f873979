import { describe, expect, test } from 'vitest';
import { asId } from '../../../core/model/ids.ts';
import { foldRuns } from '../../../renderer/state/runs/runActions.ts';
import type { Run } from '../../../core/contract/views.ts';
import { foldInbox } from '../../../renderer/state/inbox/inboxActions.ts';
import { medianDecision } from '../../../renderer/state/review/decisionTimes.ts';
import { itemOf } from '../reviewParts.ts';

describe('events of the Inbox', () => {
  test('a first event replaces everything that was known', () => {
    expect(foldInbox([itemOf('old')], { kind: 'all', items: [itemOf('a')] })).toEqual([itemOf('a')]);
  });

  test('a change replaces its file in place and puts a new one first', () => {
    const items = [itemOf('a'), itemOf('b')];
    const done = itemOf('b', { state: 'done' });
    expect(foldInbox(items, { kind: 'changed', item: done })).toEqual([itemOf('a'), done]);
    expect(foldInbox(items, { kind: 'changed', item: itemOf('c') })[0]?.file.id).toBe('c');
  });

  test('a removed file is gone', () => {
    expect(foldInbox([itemOf('a'), itemOf('b')], { kind: 'removed', fileId: asId('a') })).toEqual([
      itemOf('b'),
    ]);
  });
});

describe('the pace', () => {
  test('is the middle of the times, and unknown before the first', () => {
    expect(medianDecision([])).toBeNull();
    expect(medianDecision([900, 100, 400])).toEqual({ ms: 400, count: 3 });
  });
});

describe('events of the runs', () => {
  const runOf = (id: string, state: Run['state']): Run => ({
    id: asId(id),
    fileId: asId('file'),
    fileName: 'a.csv',
    tableName: 'a',
    packId: asId('pack'),
    mappingId: asId('mapping'),
    mappingVersion: 1,
    trigger: 'approval',
    state,
    startedAt: '2026-11-20T10:00:00.000Z',
    finishedAt: null,
    startedBy: 'A. Kaya',
    counts: null,
    outputs: [],
    error: null,
  });

  test('a new run stands first, a known one changes in place', () => {
    const runs = [runOf('b', 'running'), runOf('a', 'done')];
    const done = runOf('a', 'failed');
    expect(foldRuns(runs, { kind: 'changed', run: done, progress: null })).toEqual([runs[0], done]);
    const added = runOf('c', 'running');
    expect(foldRuns(runs, { kind: 'changed', run: added, progress: null })).toEqual([added, ...runs]);
  });

  test('a first event replaces everything', () => {
    expect(foldRuns([runOf('a', 'done')], { kind: 'all', runs: [] })).toEqual([]);
  });
});
