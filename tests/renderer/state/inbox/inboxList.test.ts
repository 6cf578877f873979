import { describe, expect, test } from 'vitest';
import {
  inboxCounts,
  type InboxParts,
  inboxRows,
  type InboxSight,
  keyOfRow,
  needsPerson,
} from '../../../../renderer/state/inbox/inboxList.ts';
import { itemOf } from '../../reviewParts.ts';

const sight: InboxSight = { filter: 'all', order: 'risk', query: '', target: null, only: null };
const parts = (items: InboxParts['items']): InboxParts => ({ arrivals: [], items, removed: [], jobs: [] });
const ids = (given: InboxParts, change: Partial<InboxSight> = {}): readonly string[] =>
  inboxRows(given, { ...sight, ...change }).map(keyOfRow);

describe('the list of the Inbox', () => {
  const items = [
    itemOf('done', { state: 'done' }),
    { ...itemOf('ready', { state: 'review' }), openCount: 0 },
    itemOf('read', { state: 'reading' }),
    { ...itemOf('open', { state: 'review' }), openCount: 3 },
    { ...itemOf('doubt', { state: 'review' }), doubts: ['header' as const] },
    itemOf('bad', { state: 'failed' }),
  ];

  test('puts what may go wrong first, then what is under way, done files last', () => {
    expect(ids(parts(items))).toEqual(['bad', 'doubt', 'open', 'ready', 'read', 'done']);
  });

  test('lists as many under each filter as its chip says', () => {
    const counts = inboxCounts(parts(items), { target: null, only: null });
    expect(counts).toMatchObject({ all: 6, todo: 3, working: 1, failed: 1, done: 1, removed: 0 });
    for (const filter of ['all', 'todo', 'working', 'failed', 'done'] as const)
      expect(ids(parts(items), { filter })).toHaveLength(counts[filter]);
    expect(needsPerson(items)).toBe(4);
  });

  test('finds every word in name and folder, in any order', () => {
    const given = parts([itemOf('leads', { origin: 'March/north' }), itemOf('claims')]);
    expect(ids(given, { query: 'LEADS north' })).toEqual(['leads']);
    expect(ids(given, { query: 'leads south' })).toEqual([]);
  });

  test('sorts names as people count', () => {
    const given = parts([itemOf('f10', { name: 'f10.csv' }), itemOf('f9', { name: 'f9.csv' })]);
    expect(ids(given, { order: 'name' })).toEqual(['f9', 'f10']);
  });
});
