import { expect, test } from 'vitest';
import { shareBoard } from '../../../../renderer/state/jobs/shareBoard.ts';
import { boardOf, jobOf } from '../../jobParts.ts';

test('a board that says the same is the same in all its parts', () => {
  const before = boardOf([jobOf('a'), jobOf('b')]);
  const now = shareBoard(before, structuredClone(before));
  expect(now.jobs).toBe(before.jobs);
  expect(now.pipelines).toBe(before.pipelines);
  expect(now.counts).toBe(before.counts);
  expect(now.outbox).toBe(before.outbox);
});

test('a change of one job leaves the others as they are', () => {
  const before = boardOf([jobOf('a'), jobOf('b')]);
  const now = shareBoard(before, boardOf([jobOf('c'), jobOf('a', { fraction: 0.6 }), jobOf('b')]));
  expect(now.jobs.map(({ id }) => id as string)).toEqual(['c', 'a', 'b']);
  expect(now.jobs[1]?.fraction).toBe(0.6);
  expect(now.jobs[2]).toBe(before.jobs[1]);
});

test('another order of the same jobs is another list', () => {
  const before = boardOf([jobOf('a'), jobOf('b')]);
  const now = shareBoard(before, boardOf([jobOf('b'), jobOf('a')]));
  expect(now.jobs).toEqual([before.jobs[1], before.jobs[0]]);
});
