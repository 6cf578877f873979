import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOnlyColumns } from '../../../core/match/nameOnlyColumns.ts';
import { proposeMapping, rankFields } from '../../../core/match/proposeMapping.ts';
import { asConfidence, type MappingVersion } from '../../../core/model/mapping.ts';
import { asId, type MappingId } from '../../../core/model/ids.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { columnNamed, inFile, schemaOf, valuesOf } from './columns.ts';

const losses = builtInPacks.find((pack) => pack.id === 'insurance.loss_register')!;
const claims = builtInPacks.find((pack) => pack.id === 'healthcare.claims')!;

const fieldsOf = (names: readonly string[], schema = losses) =>
  Object.fromEntries(
    proposeMapping({ columns: nameOnlyColumns(names), schema, memory: [] }).columns.map((column) => [
      column.column,
      column.field,
    ]),
  );

test('finds fields by synonyms, abbreviations and other languages', () => {
  expect(
    fieldsOf(['Pol Nr', 'Named Insured', 'Schadendatum', 'DateReported', 'O/C', 'tot incurred']),
  ).toEqual({
    'Pol Nr': 'policy_number',
    'Named Insured': 'insured_name',
    Schadendatum: 'date_of_loss',
    DateReported: 'date_reported',
    'O/C': 'claim_status',
    'tot incurred': 'total_incurred',
  });
});

test('leaves a column alone that means nothing to the schema', () => {
  const [column] = proposeMapping({
    columns: inFile(columnNamed('Row checksum', { type: 'integer' })),
    schema: claims,
    memory: [],
  }).columns;
  expect(column).toMatchObject({ field: null, state: 'none', confidence: 0, transforms: [] });
  expect(column?.reasons).toHaveLength(1);
});

test('lists the required fields that no column feeds', () => {
  const proposal = proposeMapping({
    columns: nameOnlyColumns(['claim number', 'policy no']),
    schema: losses,
    memory: [],
  });
  expect(proposal.unmappedRequired).toEqual([
    'insured_name',
    'date_of_loss',
    'date_reported',
    'claim_status',
    'total_incurred',
  ]);
});

test('tells reasons and the runners-up', () => {
  const columns = inFile(columnNamed('Loss Date', { type: 'date', format: 'YYYY-MM-DD', agreement: 0.982 }));
  const [column] = proposeMapping({ columns, schema: losses, memory: [] }).columns;
  expect(column?.reasons).toEqual(['Header is a synonym of Date of Loss', '98.2 % of values are dates']);
  expect(column?.state).toBe('auto');
  expect(column?.alternatives.length).toBeLessThanOrEqual(5);
  expect(column?.alternatives.map((one) => one.field)).not.toContain('date_of_loss');
});

test('lets values speak against a name', () => {
  const schema = schemaOf({ name: 'reported', type: 'date' }, { name: 'reporter', type: 'string' });
  const columns = inFile(
    columnNamed('reported', { type: 'text', ...valuesOf('A. Meyer', 'B. Cole') }),
    columnNamed('report', { type: 'date', format: 'YYYY-MM-DD' }),
  );
  const proposal = proposeMapping({ columns, schema, memory: [] });
  expect(proposal.columns[0]?.state).not.toBe('auto');
});

test.each([
  [
    'dates that may be either way',
    columnNamed('loss date', { type: 'date', ambiguousDates: true }),
    'Day and month',
  ],
  [
    'codes that numbers would cut',
    columnNamed('total paid', { type: 'code', leadingZeros: 4 }),
    'leading zeros',
  ],
  ['text where dates are wanted', columnNamed('loss date', { type: 'text' }), 'do not look like dates'],
  ['a value outside the list', columnNamed('claim status', valuesOf('Open', 'ruht')), 'ruht'],
  ['an empty column', columnNamed('loss date', { missing: 100 }), 'no values'],
])('keeps %s out of bulk acceptance', (_, profile, words) => {
  const [column] = proposeMapping({ columns: inFile(profile), schema: losses, memory: [] }).columns;
  expect(column?.field).not.toBeNull();
  expect(column?.state).toBe('review');
  expect(column?.cautions.join()).toContain(words);
});

test('keeps a field out of bulk acceptance that two columns fit alike', () => {
  const columns = inFile(
    columnNamed('Claims handler', { type: 'text' }),
    columnNamed('Adjuster', { type: 'text' }),
  );
  const proposal = proposeMapping({ columns, schema: losses, memory: [] });
  const mapped = proposal.columns.filter((column) => column.field === 'adjuster_name');
  expect(mapped).toHaveLength(1);
  expect(mapped[0]?.state).toBe('review');
  expect(mapped[0]?.cautions.join()).toContain('fits this field nearly as well');
});

const approved = (names: readonly string[], fields: readonly (string | null)[]): MappingVersion => ({
  mappingId: asId<MappingId>('m1'),
  version: 1,
  packId: losses.id,
  layout: { fingerprint: 'f', columns: names.map((name) => ({ name, type: 'text' as const, format: null })) },
  correspondences: fields.flatMap((field, i) =>
    field === null
      ? []
      : [
          {
            field,
            columnIndexes: [i],
            transforms: [],
            confidence: asConfidence(1),
            origin: 'person' as const,
          },
        ],
  ),
  ignoredColumns: fields.flatMap((field, i) => (field === null ? [i] : [])),
  overrides: {},
  approvedBy: 'A. Kaya',
  approvedAt: '2025-11-03T09:00:00Z',
  reason: '',
  evidence: {
    fileName: 'a.csv',
    sha256: null,
    rowCount: 1,
    acceptedAsProposed: 0,
    edited: 0,
    appVersion: '1',
  },
  hash: 'h',
});

test('takes over what was approved for the same layout, set aside columns too', () => {
  const names = ['Kennz. 7', 'claim number', 'Status'];
  const proposal = proposeMapping({
    columns: nameOnlyColumns(names),
    schema: losses,
    memory: [approved(names, ['body_part', 'claim_reference', null])],
  });
  expect(proposal.columns.map((column) => column.field)).toEqual(['body_part', 'claim_reference', null]);
  expect(proposal.columns[0]?.reasons[0]).toBe('Same as approved on 3 November 2025 for this layout');
  expect(proposal.columns[0]).toMatchObject({ state: 'auto', origin: 'memory' });
  expect(proposal.columns[2]?.origin).toBe('memory');
});

test('remembers a header that was approved in another layout of the pack only', () => {
  const memory = [approved(['KZ7', 'claim number'], ['body_part', 'claim_reference'])];
  const columns = nameOnlyColumns(['policy no', 'kz-7']);
  const [, column] = proposeMapping({ columns, schema: losses, memory }).columns;
  expect(column).toMatchObject({ field: 'body_part', origin: 'memory' });
  const [, other] = proposeMapping({ columns, schema: claims, memory }).columns;
  expect(other?.origin).toBe('rule');
});

test('ranks fields best first, with the proposed one on top', () => {
  const columns = nameOnlyColumns(['claim number', 'dx1', 'paid amount']);
  const ranked = rankFields({ columns, schema: claims, memory: [] });
  expect(ranked.map((fields) => fields[0]?.field)).toEqual([
    'claim_id',
    'primary_diagnosis_code',
    'paid_amount',
  ]);
  for (const fields of ranked) {
    expect(fields.length).toBeLessThanOrEqual(20);
    expect(fields.map((one) => one.score)).toEqual(fields.map((one) => one.score).toSorted((a, b) => b - a));
  }
});

const headers = [
  'Claim No',
  'Policy',
  'Insured',
  'Loss Date',
  'Report date',
  'Status',
  'Paid',
  'Reserve',
  'Incurred',
  'Notes',
  'x',
  'Ccy',
  'Date',
];

test('reordering columns reorders the proposals and changes nothing else', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(headers, { minLength: 1 }), (names) => {
      const byName = (order: readonly string[]) =>
        new Map(
          proposeMapping({ columns: nameOnlyColumns(order), schema: losses, memory: [] }).columns.map(
            (proposal) => [proposal.column, { ...proposal, columnIndex: 0 }],
          ),
        );
      const sorted = byName(names.toSorted());
      for (const [name, proposal] of byName(names)) expect(proposal).toEqual(sorted.get(name));
    }),
    { numRuns: 30 },
  );
});

test('no field has two columns, whatever the names', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...headers), fc.string()), { maxLength: 20 }), (names) => {
      const { columns } = proposeMapping({ columns: nameOnlyColumns(names), schema: losses, memory: [] });
      const fields = columns.flatMap((column) => column.field ?? []);
      expect(new Set(fields).size).toBe(fields.length);
      expect(columns).toHaveLength(names.length);
    }),
    { numRuns: 40 },
  );
});

test('finds the same fields in a table so wide that names choose the candidates', () => {
  const names = ['claim number', 'policy no', 'loss date', 'total incurred', 'dol reported'];
  const filler = Array.from({ length: 5_000 }, (_, i) => `q${i}zx`);
  const { columns } = proposeMapping({
    columns: nameOnlyColumns([...names, ...filler]),
    schema: losses,
    memory: [],
  });
  expect(columns.slice(0, 4).map((column) => column.field)).toEqual([
    'claim_reference',
    'policy_number',
    'date_of_loss',
    'total_incurred',
  ]);
});
