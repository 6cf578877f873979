import { describe, expect, test } from 'vitest';
import type { Vote } from '../../../../core/contract/views.ts';
import { countFilters } from '../../../../renderer/state/columns/reviewFilter.ts';
import { aiStanding, countVotes, votesOf } from '../../../../renderer/state/columns/votes.ts';
import { type ColumnSketch, rowsOf } from '../../reviewParts.ts';

const vote = (field: string | null, rejected?: string): Vote => ({
  field,
  reason: 'looks like it',
  ...(rejected === undefined ? {} : { rejected }),
});
const sketches = {
  'not asked': { name: 'a' },
  agrees: { name: 'b', field: 'x', votes: { rule: vote('x'), ai: vote('x') } },
  differs: { name: 'c', field: 'y', votes: { rule: vote('y'), ai: vote('z') } },
  alone: { name: 'd', field: 'w', origin: 'ai', votes: { rule: vote(null), ai: vote('w') } },
  rejected: { name: 'e', field: 'v', votes: { rule: vote('v'), ai: vote('u', 'The values contradict it') } },
} satisfies Readonly<Record<string, ColumnSketch>>;

describe('the votes of a column', () => {
  test.each(Object.entries(sketches))('%s', (standing, sketch) => {
    const [row] = rowsOf([sketch]);
    expect(row === undefined ? null : aiStanding(row)).toBe(standing === 'not asked' ? null : standing);
  });

  test('are counted by what they mean for the reviewer; one without effect is none of them', () => {
    expect(countVotes(rowsOf(Object.values(sketches)))).toEqual({ agree: 1, differ: 1, alone: 1 });
  });

  test('are filters: all that were voted on, and those where the voices differ', () => {
    const counts = countFilters(rowsOf(Object.values(sketches)));
    expect([counts.ai, counts.differ]).toEqual([4, 2]);
  });

  test('stay apart, and say whether they agree', () => {
    const [agrees, differs] = rowsOf([sketches.agrees, sketches.differs]);
    expect(agrees && votesOf(agrees)?.agree).toBe(true);
    expect(differs && votesOf(differs)).toMatchObject({
      rule: { field: 'y' },
      ai: { field: 'z' },
      agree: false,
    });
  });
});
