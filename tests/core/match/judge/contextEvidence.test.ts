import { expect, test } from 'vitest';
import { proposeMapping } from '../../../../core/match/proposeMapping.ts';
import type { Expectation } from '../../../../core/model/expectation.ts';
import { columnNamed, inFile, schemaOf } from '../columns.ts';

const schema = schemaOf(
  { name: 'total_incurred', type: 'number' },
  { name: 'total_paid', type: 'number' },
  { name: 'outstanding_reserve', type: 'number' },
  { name: 'date_of_loss', type: 'date' },
  { name: 'date_reported', type: 'date' },
);
const expectations: readonly Expectation[] = [
  {
    rule: { kind: 'sum', total: 'total_incurred', parts: ['total_paid', 'outstanding_reserve'] },
    severity: 'high',
    message: 'Incurred is paid plus outstanding.',
  },
  {
    rule: { kind: 'ascending', fields: ['date_of_loss', 'date_reported'] },
    severity: 'medium',
    message: 'A loss is reported after it happened.',
  },
];
const rows = [
  ['150', '100', '50', '2024-03-02', '2024-03-01'],
  ['250.5', '250.5', '0', '2024-04-20', '2024-04-01'],
  ['410.1', '0', '410.1', '2024-05-09', '2024-05-02'],
  ['1500', '1200', '300', '2024-06-30', '2024-06-11'],
  ['95.25', '75.25', '20', '2024-07-08', '2024-07-08'],
  ['930', '930', '0', '2024-08-19', '2024-08-02'],
];
const named = (...names: readonly string[]) =>
  inFile(
    ...names.map((name, c) =>
      columnNamed(name, {
        type: c < 3 ? 'number' : 'date',
        format: c < 3 ? '9.99' : 'YYYY-MM-DD',
        count: rows.length,
        distinct: rows.length,
        examples: rows.map((row) => row[c] ?? ''),
      }),
    ),
  );
const propose = (names: readonly string[], wanted = expectations) =>
  proposeMapping({
    columns: named(...names),
    schema: { ...schema, expectations: wanted },
    memory: [],
    options: { rows },
  });

test('a column that is the sum of two others feeds the field that is, whatever its name leaves open', () => {
  const proposal = propose(['Total', 'Paid', 'Reserve', 'Date 1', 'Loss date']);
  expect(proposal.columns.map((one) => one.field).slice(0, 3)).toEqual([
    'total_incurred',
    'total_paid',
    'outstanding_reserve',
  ]);
  expect(proposal.columns[0]?.reasons).toContain('“Paid” + “Reserve” = “Total” in 100 % of rows');
});

test('arithmetic raises the confidence of the total', () => {
  const names = ['Total', 'Paid', 'Reserve', 'Reported', 'Loss date'];
  const confidence = (proposal: ReturnType<typeof propose>) =>
    proposal.columns[0]?.field === 'total_incurred' ? (proposal.columns[0]?.confidence ?? 0) : 0;
  expect(confidence(propose(names))).toBeGreaterThan(confidence(propose(names, [])));
});

test('dates that stand in the order of their fields are told', () => {
  const { columns } = propose(['Incurred', 'Paid', 'Reserve', 'Reported', 'Loss date']);
  expect(columns[3]?.field).toBe('date_reported');
  expect(columns[3]?.reasons).toContain('“Loss date” is not after “Reported” in 100 % of rows');
});
