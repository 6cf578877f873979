import { describe, expect, test } from 'vitest';
import type { ColumnChange, Drift } from '../../../../core/contract/views.ts';
import { setApp, useApp } from '../../../../renderer/state/app/appState.ts';
import { changedCount, changeKinds, showChanges } from '../../../../renderer/state/review/changeActions.ts';
import { text } from '../../../../renderer/text/en.ts';
import { reviewOf, rowsOf, viewOf } from '../../reviewParts.ts';

const changes: readonly ColumnChange[] = [
  { kind: 'renamed', columnIndex: 0, name: 'Paid', from: 'Bezahlt' },
  {
    kind: 'redistributed',
    columnIndex: 0,
    name: 'Paid',
    measure: 'median',
    from: 1_200,
    now: 1_200_000,
    factor: 1_000,
    stops: true,
  },
  { kind: 'moved', columnIndex: 1, name: 'Status', from: 4 },
  {
    kind: 'newValues',
    columnIndex: 1,
    name: 'Status',
    values: ['ruht', 'neu', 'alt'],
    count: 5,
    stops: false,
  },
  { kind: 'gone', name: 'Fax', field: 'fax' },
];
const drift: Drift = { same: 27, changes };

describe('changes since the approval', () => {
  test('are counted by column, a column of several changes once', () => {
    expect(changedCount(drift)).toBe(3);
  });

  test('are counted by kind, in the order in which they come', () => {
    expect(changeKinds(drift).map(([kind]) => kind)).toEqual([
      'renamed',
      'redistributed',
      'moved',
      'newValues',
      'gone',
    ]);
  });

  test('all stand on the row of their column', () => {
    const rows = rowsOf([{ name: 'Paid' }, { name: 'Status' }, { name: 'Other' }], { drift });
    expect(rows.map((row) => row.changes.map(({ kind }) => kind))).toEqual([
      ['renamed', 'redistributed'],
      ['moved', 'newValues'],
      [],
    ]);
  });

  test('show with their columns; a file that only lost columns shows all of its own', () => {
    setApp({ review: reviewOf(viewOf([{ name: 'Paid' }], { drift })) });
    showChanges();
    expect(useApp.getState().review).toMatchObject({ panel: 'changes', filter: 'changed' });
    const gone = { same: 1, changes: changes.filter(({ kind }) => kind === 'gone') };
    setApp({ review: reviewOf(viewOf([{ name: 'Paid' }], { drift: gone })) });
    showChanges();
    expect(useApp.getState().review).toMatchObject({ panel: 'changes', filter: 'all' });
  });

  test.each([
    [0, 'Was called Bezahlt'],
    [1, 'Median was 1,200, now 1,200,000 (1,000 times as large)'],
    [2, 'Was column 5'],
    [3, '5 new values: “ruht”, “neu”, “alt” and 2 more'],
    [4, 'Fax is gone; it fed fax'],
  ])('are told in plain words (%i)', (at, words) => {
    expect(text.drift.words(changes[at]!)).toBe(words);
  });

  test('stand side by side, before and now, with what they come to', () => {
    expect(text.drift.view(changes[1]!)).toEqual({
      before: 'median 1,200',
      now: 'median 1,200,000',
      meaning: 'All figures are 1,000 times as large: another unit or sign?',
    });
    expect(text.drift.view({ ...changes[1]!, factor: -1 } as ColumnChange).meaning).toContain(
      'of the other sign',
    );
    expect(text.drift.view({ ...changes[1]!, factor: 0.01 } as ColumnChange).meaning).toContain(
      '100 times smaller',
    );
  });
});
