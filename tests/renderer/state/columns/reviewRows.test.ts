import { describe, expect, test } from 'vitest';
import type { Issue, ReviewView } from '../../../../core/contract/views.ts';
import { reviewRows } from '../../../../renderer/state/columns/reviewRows.ts';
import { decisionsOf, driftOf, viewOf } from '../../reviewParts.ts';

const view = viewOf([{ name: 'A' }, { name: 'B' }]);
const rows = reviewRows(view);

const issueOf = (code: string, column: number | null): Issue =>
  ({ code, column, severity: 'warning' }) as unknown as Issue;

function withIssues(...issues: readonly Issue[]): ReviewView {
  if (view.table === null) throw new Error('the view has a table');
  return { ...view, table: { ...view.table, issues } };
}

describe('rows of the review', () => {
  test('of the same parts are the same objects, so that the table draws none anew', () => {
    const again = reviewRows({ ...view }, rows);
    expect(again[0]).toBe(rows[0]);
    expect(again[1]).toBe(rows[1]);
  });

  test('carry the issues of their column and no other', () => {
    const first = issueOf('A', 0);
    const found = reviewRows(withIssues(first, issueOf('table', null), issueOf('C', 1)));
    expect(found[0]?.issues).toEqual([first]);
    expect(found[1]?.issues.map(({ code }) => code)).toEqual(['C']);
  });

  test('are drawn anew where an issue came, went, or became another one', () => {
    const one = withIssues(issueOf('A', 0));
    const before = reviewRows(one, rows);
    expect(before[0]).not.toBe(rows[0]);
    expect(before[0]?.issues).toHaveLength(1);
    expect(before[1]).toBe(rows[1]);

    const more = reviewRows(withIssues(...(one.table?.issues ?? []), issueOf('B', 0)), before);
    expect(more[0]?.issues).toHaveLength(2);
    const other = reviewRows(withIssues(issueOf('B', 0)), before);
    expect(other[0]?.issues[0]?.code).toBe('B');
    const gone = reviewRows(view, before);
    expect(gone[0]?.issues).toEqual([]);
    expect(reviewRows(one, before)[0]).toBe(before[0]);
  });

  test('are drawn anew where only the one decision or change is another', () => {
    const [a, b] = view.decisions?.columns ?? [];
    if (a === undefined || b === undefined) throw new Error('the view has two columns');
    const changes: readonly Partial<ReviewView>[] = [
      { decisions: decisionsOf([{ ...a, status: 'accepted' }, b]) },
      { decisions: decisionsOf([{ ...a, transforms: [{ kind: 'trim' }] }, b]) },
      { decisions: decisionsOf([a, b], { conflicts: ['field_0'] }) },
      { drift: driftOf(0, 'A') },
    ];
    for (const change of changes) {
      const after = reviewRows({ ...view, ...change }, rows);
      expect(after[0]).not.toBe(rows[0]);
      expect(after[1]).toBe(rows[1]);
    }
  });
});
