import { describe, expect, it } from 'vitest';
import type { ColumnDecision, DraftEdit } from '../../../../core/model/draft.ts';
import { pinnedEdits } from '../../../../core/service/review/pinnedEdits.ts';

const column = (columnIndex: number, field: string | null): ColumnDecision => ({
  columnIndex,
  field,
  status: 'open',
  transforms: [{ kind: 'parseNumber', decimalMark: ',' }],
  edited: false,
});
const before = { columns: [column(0, 'paid'), column(1, null), column(2, 'city')] };

describe('pinnedEdits', () => {
  it('writes out field and transforms of what is accepted', () => {
    expect(pinnedEdits([{ kind: 'accept', columnIndex: 0 }], before)).toEqual([
      { kind: 'assign', columnIndex: 0, field: 'paid' },
      { kind: 'setTransforms', columnIndex: 0, transforms: [{ kind: 'parseNumber', decimalMark: ',' }] },
    ]);
  });

  it('leaves what is not accepted, what has no field, and what the step edits otherwise', () => {
    const edits: readonly DraftEdit[] = [
      { kind: 'ignore', columnIndex: 0 },
      { kind: 'accept', columnIndex: 1 },
      { kind: 'reset', columnIndex: 2 },
      { kind: 'accept', columnIndex: 2 },
      { kind: 'setConstant', field: 'country', value: 'DE' },
    ];
    expect(pinnedEdits(edits, before)).toEqual(edits);
  });
});
