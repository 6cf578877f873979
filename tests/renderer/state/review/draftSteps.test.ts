import { expect, test } from 'vitest';
import { stepLine } from '../../../../renderer/state/review/draftSteps.ts';

const step = (label: string, ...columns: readonly number[]) => ({
  label,
  edits: columns.map((columnIndex) => ({ kind: 'accept' as const, columnIndex })),
});

test('lists steps newest first, then the start, and tells those undone', () => {
  const draft = { steps: [step('a', 1), step('b', 2, 2, 3), step('c')], position: 2 };
  const lines = [0, 1, 2, 3].map((at) => stepLine(draft, at));
  expect(lines.map((line) => [line?.step?.label ?? 'start', line?.standing, line?.columnCount])).toEqual([
    ['c', 'undone', 0],
    ['b', 'now', 2],
    ['a', 'done', 1],
    ['start', 'done', 0],
  ]);
  expect(stepLine(draft, 4)).toBeUndefined();
});
