import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveList } from '../../../../renderer/state/scan/liveList.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function numbers(): {
  readonly asked: [number, number][];
  total: number;
  readonly fetch: (from: number, count: number) => Promise<{ total: number; rows: number[] }>;
} {
  const asked: [number, number][] = [];
  const source = {
    asked,
    total: 0,
    async fetch(from: number, count: number) {
      asked.push([from, count]);
      const rows = Array.from(
        { length: Math.max(0, Math.min(count, source.total - from)) },
        (_, at) => from + at,
      );
      return { total: source.total, rows };
    },
  };
  return source;
}

const aLook = (): Promise<unknown> => vi.advanceTimersByTimeAsync(250);

test('a list that grows shows rows that were added behind those that are there', async () => {
  const source = numbers();
  source.total = 150;
  const list = new LiveList(source.fetch, true);
  list.subscribe(() => undefined);
  list.look();
  await aLook();
  expect(list.now().total).toBe(150);
  list.show(90, 120);
  await aLook();
  expect(list.rowAt(120)).toBe(120);
  source.total = 170;
  list.look();
  await aLook();
  expect(list.now().total).toBe(170);
  expect(list.rowAt(169)).toBe(169);
  expect(list.rowAt(0)).toBe(0);
});

test('whole pages of a list that grows are asked for once', async () => {
  const source = numbers();
  source.total = 1_000;
  const list = new LiveList(source.fetch, true);
  list.subscribe(() => undefined);
  list.look();
  await aLook();
  source.asked.length = 0;
  source.total = 1_400;
  list.look();
  await aLook();
  expect(source.asked).toEqual([[1_000, 1]]);
  expect(list.now().total).toBe(1_400);
});

test('ten wishes to look at once come to two looks', async () => {
  const source = numbers();
  source.total = 5;
  const list = new LiveList(source.fetch, false);
  list.subscribe(() => undefined);
  for (let wish = 0; wish < 10; wish += 1) list.look();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(source.asked.length).toBeLessThanOrEqual(2);
});

test('rows of a list that changes are replaced where they stand', async () => {
  let word = 'waiting';
  const list = new LiveList(async () => ({ total: 1, rows: [word] }), false);
  list.subscribe(() => undefined);
  list.look();
  await aLook();
  expect(list.rowAt(0)).toBe('waiting');
  word = 'read';
  list.look();
  await aLook();
  expect(list.rowAt(0)).toBe('read');
});

test('a failure is told and what was there stays', async () => {
  const source = numbers();
  source.total = 3;
  let isBroken = false;
  const list = new LiveList(async (from, count) => {
    if (isBroken) throw new Error('gone');
    return source.fetch(from, count);
  }, false);
  list.subscribe(() => undefined);
  list.look();
  await aLook();
  isBroken = true;
  list.look();
  await aLook();
  expect(list.now().trouble?.code).toBe('UNEXPECTED');
  expect(list.rowAt(2)).toBe(2);
  isBroken = false;
  list.look();
  await aLook();
  expect(list.now().trouble).toBeNull();
});

test('who scrolls fast asks for few of the pages that are passed, and for the one that is stopped at', async () => {
  const source = numbers();
  source.total = 100_000;
  const list = new LiveList(source.fetch, true);
  list.subscribe(() => undefined);
  list.look();
  await aLook();
  source.asked.length = 0;
  for (let first = 0; first <= 90_000; first += 1_000) list.show(first, first + 40);
  await aLook();
  expect(list.rowAt(90_020)).toBe(90_020);
  expect(source.asked.length).toBeLessThanOrEqual(3);
});

test('rows that are as they were stay the same objects', async () => {
  let word = 'waiting';
  const list = new LiveList(async () => ({ total: 2, rows: [{ word: 'read' }, { word }] }), false);
  list.subscribe(() => undefined);
  list.look();
  await aLook();
  const [first, second] = [list.rowAt(0), list.rowAt(1)];
  word = 'read';
  list.look();
  await aLook();
  expect(list.rowAt(0)).toBe(first);
  expect(second).toEqual({ word: 'waiting' });
  expect(list.rowAt(1)).toEqual({ word: 'read' });
});
