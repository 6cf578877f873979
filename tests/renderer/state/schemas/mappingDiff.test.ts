import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correspondencesOf } from '../../../../core/mapping/correspondences.ts';
import type { ColumnDecision, Transform } from '../../../../core/contract/views.ts';
import { approvalFacts, draftSources } from '../../../../renderer/state/review/draftSources.ts';
import { diffSources, type FieldSource, sourcesOf } from '../../../../renderer/state/schemas/mappingDiff.ts';
import { coverageOf } from '../../../../renderer/state/columns/coverage.ts';
import { decisionsOf, fieldOf, viewOf } from '../../reviewParts.ts';

const from = (...columns: string[]): FieldSource => ({ columns, transforms: [] });

describe('the difference of two mappings', () => {
  test('names what is new, changed, removed and the same, differences first', () => {
    const before = new Map([
      ['kept', from('A')],
      ['moved', from('B')],
      ['dropped', from('C')],
    ]);
    const after = new Map([
      ['kept', from('A')],
      ['moved', from('D')],
      ['fresh', from('E')],
    ]);
    expect(diffSources(before, after).map(({ field, kind }) => [field, kind])).toEqual([
      ['moved', 'changed'],
      ['fresh', 'added'],
      ['dropped', 'removed'],
      ['kept', 'same'],
    ]);
  });

  test('sees a changed step although the column is the same', () => {
    const trimmed: FieldSource = { columns: ['A'], transforms: [{ kind: 'trim' }] };
    expect(diffSources(new Map([['f', from('A')]]), new Map([['f', trimmed]]))[0]?.kind).toBe('changed');
  });
});

describe('what an approval holds', () => {
  test('counts every fed field as new where nothing was approved before', () => {
    const view = viewOf([{ name: 'A' }, { name: 'B', status: 'ignored' }, { name: 'C', field: null }]);
    expect(approvalFacts(view)).toEqual({ unchanged: 0, changed: 0, added: 1, removed: 0 });
  });

  test('joins columns that feed one field, in file order, and adds constants', () => {
    const view = viewOf([
      { name: 'First', field: 'name' },
      { name: 'Last', field: 'name' },
    ]);
    const decisions = { ...view.decisions!, constants: [{ field: 'currency', value: 'EUR' }] };
    const sources = draftSources({ ...view, decisions });
    expect(sources.get('name')?.columns).toEqual(['First', 'Last']);
    expect(sources.get('currency')?.columns).toEqual([]);
  });
});

describe('the difference that the approval shows', () => {
  const transform = fc.constantFrom<Transform>(
    { kind: 'trim' },
    { kind: 'upperCase' },
    { kind: 'concatenate', separator: ' ' },
  );
  const decision = fc.record({
    field: fc.option(fc.constantFrom('a', 'b', 'c')),
    status: fc.constantFrom<ColumnDecision['status']>('open', 'accepted', 'ignored'),
    transforms: fc.array(transform, { maxLength: 2 }),
    edited: fc.boolean(),
  });
  const constant = fc.record({ field: fc.constantFrom('a', 'b', 'd'), value: fc.string() });

  test('is always that of what the run takes', () => {
    fc.assert(
      fc.property(
        fc.array(decision, { minLength: 1, maxLength: 6 }),
        fc.uniqueArray(constant, { selector: ({ field }) => field }),
        (columns, constants) => {
          const plain = viewOf(columns.map((_, index) => ({ name: `Column ${String(index)}` })));
          const decisions = decisionsOf(
            columns.map((column, columnIndex) => ({ ...column, columnIndex })),
            { constants },
          );
          const view = { ...plain, decisions };
          const { table, proposal } = view;
          if (table === null || proposal === null) throw new Error('the view has been read');
          const run = sourcesOf({
            layout: { columns: table.columns } as never,
            correspondences: correspondencesOf(proposal, decisions),
          });
          expect([...draftSources(view)]).toEqual([...run]);
        },
      ),
    );
  });
});

describe('coverage of the target', () => {
  test('counts a required field as fed by a column or by a constant', () => {
    const view = viewOf([{ name: 'A', field: 'a' }]);
    const fields = [fieldOf('a', true), fieldOf('b', true), fieldOf('c', true)];
    const decisions = decisionsOf(view.decisions!.columns, {
      constants: [{ field: 'b', value: 'x' }],
      unmappedRequired: ['c'],
    });
    const coverage = coverageOf({ ...view.schema!, fields }, decisions);
    expect(coverage.requiredFed).toBe(2);
    expect(coverage.requiredTotal).toBe(3);
    expect(coverage.missingRequired.map((field) => field.name)).toEqual(['c']);
    expect(coverage.fed.map((field) => field.name)).toEqual(['a', 'b']);
  });
});
