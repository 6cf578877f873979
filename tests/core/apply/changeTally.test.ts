import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeFold, changeTally, type ChangePart } from '../../../core/apply/changeTally.ts';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { runMapping } from '../../../core/apply/runMapping.ts';
import type { Correspondence } from '../../../core/model/mapping.ts';
import { feeds, inBatches, rowsOf, schemaOf } from './fixture.ts';

const schema = schemaOf([
  { name: 'name' },
  { name: 'born', type: 'date' },
  { name: 'paid', type: 'number' },
  { name: 'source' },
  { name: 'unfed' },
]);
const names = schema.fields.map(({ name }) => name);
const correspondences: readonly Correspondence[] = [
  feeds('name', [0], [{ kind: 'trim' }, { kind: 'upperCase' }]),
  feeds('born', [1], [{ kind: 'parseDate', formats: ['DD.MM.YYYY', 'YYYY-MM-DD'] }]),
  feeds('paid', [2], [{ kind: 'defaultValue', value: '0' }]),
  feeds('source', [], [{ kind: 'constant', value: 'desk' }]),
];
const mapping = compileMapping(schema, correspondences);

function partOf(records: readonly (readonly string[])[]): readonly ChangePart[] {
  const tally = changeTally(names.length);
  for (const row of rowsOf(records)) {
    tally.add(mapping.applyRow(row, tally.trace));
  }
  return tally.part();
}

function merged(parts: readonly (readonly ChangePart[])[]) {
  const fold = changeFold(names);
  for (const part of parts) fold.add(part);
  return fold.counts();
}

describe('changeTally', () => {
  it('counts a changed value once, under the first step that changed it', async () => {
    const rows = rowsOf([
      [' Ann ', '03.05.2024', '1,5'],
      ['BOB', '2024-05-03', ''],
      ['cid', '', '12'],
    ]);
    const counts = await runMapping({ rows: inBatches(rows), mapping, sinks: {} });
    expect(counts.changes).toEqual([
      {
        field: 'name',
        changed: 1,
        steps: [{ kind: 'upperCase', count: 1 }],
        examples: [{ before: 'cid', after: 'CID' }],
      },
      {
        field: 'paid',
        changed: 1,
        steps: [{ kind: 'defaultValue', count: 1 }],
        examples: [{ before: '', after: '0' }],
      },
    ]);
  });

  it('tells blanks and words for no value that go out as nothing', () => {
    expect(merged([partOf([['n/a', ' ', '1.0']])])).toEqual([
      {
        field: 'name',
        changed: 1,
        steps: [{ kind: 'fieldType', count: 1 }],
        examples: [{ before: 'n/a', after: '' }],
      },
      {
        field: 'born',
        changed: 1,
        steps: [{ kind: 'fieldType', count: 1 }],
        examples: [{ before: ' ', after: '' }],
      },
    ]);
  });

  const cell = fc.constantFrom(
    '',
    ' ',
    'a',
    ' A',
    'b ',
    'n/a',
    '3',
    '03.05.2024',
    '2024-05-03',
    '(4)',
    'x'.repeat(300),
  );
  const records = fc.array(fc.tuple(cell, cell, cell), { maxLength: 40 });

  it('counts a row where and only where the text that goes out is another', () => {
    fc.assert(
      fc.property(records, (rows) => {
        const found = merged([partOf(rows)]);
        for (const [at, field] of ['name', 'born', 'paid'].entries()) {
          const changed = rowsOf(rows).filter((row) => {
            const { values, problems } = mapping.applyRow(row);
            return problems.length === 0 && (values[at] ?? '') !== row.cells[at];
          });
          const counted = found.find((one) => one.field === field);
          expect(counted?.changed ?? 0).toBe(changed.length);
          expect(counted?.steps.reduce((sum, { count }) => sum + count, 0) ?? 0).toBe(changed.length);
        }
        expect(found.some(({ field }) => field === 'source' || field === 'unfed')).toBe(false);
      }),
    );
  });

  it('gives the same for one part or many, however the rows are cut', () => {
    fc.assert(
      fc.property(records, fc.array(fc.nat(40), { maxLength: 6 }), (rows, cuts) => {
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), rows.length];
        const parts = bounds
          .slice(1)
          .map((to, i) => partOf(rows.slice(bounds[i], Math.max(to, bounds[i] ?? 0))));
        const wired = JSON.parse(JSON.stringify(parts)) as (readonly ChangePart[])[];
        expect(JSON.stringify(merged(wired))).toBe(JSON.stringify(merged([partOf(rows)])));
      }),
    );
  });
});
