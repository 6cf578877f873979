import { describe, expect, it } from 'vitest';
import { driftFrom, stopsRun } from '../../../core/mapping/drift.ts';
import { layoutOf } from '../../../core/mapping/layout.ts';
import { nextVersion } from '../../../core/mapping/mappingVersion.ts';
import { layoutToKeep } from '../../../core/mapping/summarizeColumn.ts';
import { valueChangeText } from '../../../core/mapping/valueChangeText.ts';
import type { ColumnChange } from '../../../core/model/drift.ts';
import { asConfidence, type Correspondence, type Layout } from '../../../core/model/mapping.ts';
import type { TargetSchema } from '../../../core/model/targetSchema.ts';
import type { Transform } from '../../../core/model/transform.ts';
import { type Random, seeded } from '../../seededRandom.ts';
import { schemaOf } from '../match/columns.ts';
import { profileOf } from '../profile/foldTable.ts';
import { approvalOf, digest } from './approvals.ts';

const schema = schemaOf(
  { name: 'paid', type: 'number' },
  { name: 'status', type: 'enum', enum: ['Open', 'Closed'] },
  { name: 'note' },
  { name: 'claim', required: true },
);

const layout = (cells: readonly string[], name = 'Value'): Layout =>
  layoutOf({ columns: [profileOf(cells, name).column] }, digest);

interface Case {
  readonly before: readonly string[];
  readonly now: readonly string[];
  readonly field?: string | null;
  readonly transforms?: readonly Transform[];
  readonly target?: TargetSchema;
}

function changesOf({
  before,
  now,
  field = 'note',
  transforms = [],
  target = schema,
}: Case): readonly ColumnChange[] {
  const correspondences: readonly Correspondence[] =
    field === null
      ? []
      : [{ field, columnIndexes: [0], transforms, confidence: asConfidence(1), origin: 'person' }];
  const mapping = nextVersion(
    undefined,
    {
      ...approvalOf(['Value'], [null]),
      layout: layoutToKeep(layout(before), target, correspondences),
      correspondences,
      ignoredColumns: field === null ? [0] : [],
    },
    digest,
  );
  return driftFrom(layout(now), mapping, { schema: target }).changes;
}

const repeat = (count: number, cell: (i: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, i) => cell(i));
const amounts = (count: number, factor: number, shift = 0): readonly string[] =>
  repeat(count, (i) => ((800 + ((i * 37 + shift) % 101) * 12) * factor).toFixed(2));
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

describe('figures', () => {
  it('of another unit are told with their factor, and stop a run that takes them as numbers', () => {
    const [change, ...others] = changesOf({
      before: amounts(60, 1),
      now: amounts(60, 1000, 9),
      field: 'paid',
    });
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'redistributed', measure: 'median', factor: 1000, stops: true });
    expect(changesOf({ before: amounts(60, 1), now: amounts(60, 0.01, 5), field: 'paid' })).toMatchObject([
      { factor: 0.01, stops: true },
    ]);
    if (change?.kind !== 'redistributed') throw new Error('unreachable');
    expect(valueChangeText(change)).toMatch(/^Median 1,\d{3} before, 1,\d{3},\d{3} now, times 1,000$/);
  });

  it('of another unit are only told where nothing takes them as numbers', () => {
    const changes = changesOf({ before: amounts(60, 1), now: amounts(60, 1000), field: 'note' });
    expect(changes.map((change) => [change.kind, stopsRun(change)])).toEqual([['redistributed', false]]);
  });

  it('with the other sign stop a run', () => {
    expect(changesOf({ before: amounts(60, 1), now: amounts(60, -1), field: 'paid' })).toMatchObject([
      { measure: 'median', factor: -1, stops: true },
    ]);
  });

  it('that count rows may go on counting, and years may pass', () => {
    const numbers = (from: number) => repeat(100, (i) => String(from + i));
    expect(changesOf({ before: numbers(1), now: numbers(90_001) })).toEqual([]);
    expect(
      changesOf({ before: repeat(50, () => '2024'), now: repeat(50, () => '2025'), field: 'paid' }),
    ).toEqual([]);
  });

  it('set off fewer than one alarm in a hundred files drawn from one distribution', () => {
    const draw: readonly ((random: Random) => string)[] = [
      (random) => (100 + 15 * normal(random)).toFixed(2),
      (random) => Math.exp(7 + 1.5 * normal(random)).toFixed(2),
      (random) => Math.exp(4 + 3 * normal(random)).toFixed(2),
      (random) => (random.next() < 0.6 ? '0.00' : Math.exp(6 + 2 * normal(random)).toFixed(2)),
      (random) => String(Math.round(3 * normal(random))),
      (random) => (random.next() < 0.97 ? '0' : String(1 + random.below(5))),
      (random) => (random.next() < 0.3 ? '' : String(random.below(1000))),
    ];
    const random = seeded(7);
    let alarms = 0;
    let files = 0;
    for (const cell of draw) {
      for (const count of [10, 40, 200]) {
        for (let round = 0; round < 25; round += 1) {
          const sample = (cells: number) => repeat(cells, () => cell(random));
          files += 1;
          alarms += changesOf({
            before: sample(count),
            now: sample(count + random.below(3 * count)),
            field: 'paid',
          }).filter(({ kind }) => kind === 'redistributed').length;
        }
      }
    }
    expect(alarms / files).toBeLessThan(0.01);
  });
});

describe('missing cells', () => {
  it('are told from one in a hundred to sixty, and stop where the field is required', () => {
    const cells = (missing: number) => repeat(200, (i) => (i % 100 < missing ? '' : `text ${i}`));
    const change = { before: cells(1), now: cells(60) };
    expect(changesOf(change)).toMatchObject([{ measure: 'missing', from: 0.01, now: 0.6, stops: false }]);
    expect(changesOf({ ...change, field: 'claim' })).toMatchObject([{ stops: true }]);
    expect(changesOf({ before: cells(1), now: cells(8) })).toEqual([]);
  });

  it('of a whole column that was fed by it stop', () => {
    const changes = changesOf({ before: repeat(40, (i) => `text ${i}`), now: repeat(40, () => '') });
    expect(changes).toMatchObject([{ kind: 'redistributed', measure: 'missing', now: 1, stops: true }]);
  });
});

describe('values of a list', () => {
  const cycle = (count: number, ...values: readonly string[]) =>
    repeat(count, (i) => values[i % values.length] ?? '');

  it('that neither the value map nor the field know stop a run', () => {
    const transforms: readonly Transform[] = [
      {
        kind: 'mapValues',
        entries: [
          { from: 'O', to: 'Open' },
          { from: 'C', to: 'Closed' },
        ],
        otherwise: 'reject',
      },
    ];
    const now = cycle(30, 'O', 'C', 'Reopened', ' open');
    expect(changesOf({ before: cycle(30, 'O', 'C'), now, field: 'status', transforms })).toMatchObject([
      { kind: 'newValues', values: ['Reopened'], count: 1, stops: true },
    ]);
    expect(
      changesOf({ before: cycle(30, 'O', 'C'), now: cycle(30, 'O', 'closed'), field: 'status', transforms }),
    ).toEqual([]);
  });

  it('that were there at the approval are not new, whatever became of them then', () => {
    const before = cycle(8, 'Open', 'Closed', 'Void');
    expect(changesOf({ before, now: cycle(50, 'Void', 'Open'), field: 'status' })).toEqual([]);
  });

  it('are told without stopping where any text will do, and only where they are frequent', () => {
    const before = cycle(400, 'North', 'South', 'East');
    expect(changesOf({ before, now: cycle(400, 'North', 'South', 'East', 'West') })).toMatchObject([
      { kind: 'newValues', values: ['West'], stops: false },
    ]);
    expect(changesOf({ before, now: [...cycle(400, 'North', 'South', 'East'), 'West', 'West'] })).toEqual([]);
  });

  it('set off fewer than one alarm in a hundred files drawn from one list', () => {
    const random = seeded(11);
    const list = repeat(45, (i) => `Place ${String.fromCharCode(65 + (i % 26))}${i}`);
    const weights = list.map((_, i) => 1 / (i + 1));
    const total = weights.reduce((a, b) => a + b, 0);
    const draw = (): string => {
      let left = random.next() * total;
      return list.find((_, i) => (left -= weights[i] ?? 0) <= 0) ?? 'Place A0';
    };
    let alarms = 0;
    for (let round = 0; round < 300; round += 1) {
      const count = 30 + random.below(400);
      alarms += changesOf({ before: repeat(count, draw), now: repeat(30 + random.below(800), draw) }).length;
    }
    expect(alarms / 300).toBeLessThan(0.01);
  });

  it('are not kept where they are private, and what the map knows is known all the same', () => {
    const sensitive = { ...schema, sensitive: true as const };
    const kept = layoutToKeep(layout(cycle(40, 'Open', 'Closed')), sensitive, []);
    expect(kept.columns[0]?.summary?.values).toBeNull();
    expect(
      layoutToKeep(layout(cycle(40, 'a@b.de', 'c@d.de', 'e@f.de')), schema, []).columns[0]?.summary?.values,
    ).toBeNull();
    expect(
      layoutToKeep(layout(cycle(6, 'one', 'two', 'three')), schema, []).columns[0]?.summary?.values,
    ).toBeNull();
    const now = cycle(40, 'Open', 'Void');
    expect(changesOf({ before: cycle(40, 'Open'), now, field: 'status', target: sensitive })).toMatchObject([
      { kind: 'newValues', values: ['Void'], stops: true },
    ]);
  });
});

it('tells that many values became one, and that a shape is gone', () => {
  const codes = repeat(60, (i) => `AB-${1000 + i}`);
  expect(changesOf({ before: codes, now: repeat(60, () => 'AB-1000') })).toMatchObject([
    { measure: 'distinct', from: 60, now: 1, stops: true },
  ]);
  const [change] = changesOf({ before: codes, now: repeat(60, (i) => `${5000 + i}/X`) });
  expect(change).toMatchObject({ measure: 'pattern', from: 'AA-9999', stops: false });
});

it('says nothing of values where an older version approved', () => {
  const mapping = nextVersion(undefined, approvalOf(['Value'], ['note']), digest);
  expect(
    driftFrom(layout(amounts(60, 1)), mapping, { schema }).changes.filter(({ kind }) => kind !== 'retyped'),
  ).toEqual([]);
});

it('finds no change in a file held against itself', () => {
  const columns = [
    amounts(30, 1),
    repeat(30, (i) => (i % 3 === 0 ? '' : `n${i % 4}`)),
    repeat(30, (i) => `2024-01-${10 + (i % 9)}`),
  ];
  for (const cells of columns) {
    for (const field of ['paid', 'status', 'note', null]) {
      const changes = changesOf({ before: cells, now: cells, field });
      expect(changes).toEqual([]);
    }
  }
});
