import { expect, test } from 'vitest';
import { nameOnlyColumns } from '../../../core/match/nameOnlyColumns.ts';
import { proposeMapping } from '../../../core/match/proposeMapping.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { columnNamed, inFile, schemaOf, valuesOf } from './columns.ts';

const losses =
  builtInPacks.find((pack) => pack.id === 'insurance.loss_register') ?? schemaOf({ name: 'none' });
const fieldOf = (...headers: readonly string[]) =>
  proposeMapping({ columns: nameOnlyColumns(headers), schema: losses, memory: [] }).columns.map(
    (column) => column.field,
  );

test('of two headers alike one gets the field, and a person is told of the other', () => {
  const { columns } = proposeMapping({
    columns: nameOnlyColumns(['Claim Number', 'Claim Number']),
    schema: losses,
    memory: [],
  });
  expect(columns.filter((column) => column.field === 'claim_reference')).toHaveLength(1);
  expect(columns.every((column) => column.state !== 'auto')).toBe(true);
  expect(columns.flatMap((column) => column.cautions).join()).toContain('Claim Number');
});

test('500 columns that have no name of their own are given no field by it', () => {
  const headers = Array.from({ length: 500 }, (_, i) => `Unnamed: ${i}`);
  const { columns } = proposeMapping({ columns: nameOnlyColumns(headers), schema: losses, memory: [] });
  expect(columns.filter((column) => column.field !== null)).toEqual([]);
});

test('columns without any header are proposed by their values, and never taken unseen', () => {
  const { columns } = proposeMapping({
    columns: inFile(columnNamed('', { ...valuesOf('Open', 'Closed', 'Reopened'), type: 'text' })),
    schema: losses,
    memory: [],
  });
  expect(columns[0]?.state).not.toBe('auto');
});

test('a header of 10,000 characters is read as far as a header goes', () => {
  const { columns } = proposeMapping({
    columns: nameOnlyColumns([`Date of Loss ${'x'.repeat(10_000)}`, 'Claim Number']),
    schema: losses,
    memory: [],
  });
  expect(columns[1]?.field).toBe('claim_reference');
  expect(columns[0]?.reasons.every((reason) => reason.length < 200)).toBe(true);
});

test('look-alike letters, turned text, full width and zero width do not hide a header', () => {
  // Cyrillic а and о; a right-to-left override; full-width letters; a zero-width joiner.
  expect(
    fieldOf('Dаte оf Lоss', '\u202eClaim Number', 'Ｐｏｌｉｃｙ Ｎｕｍｂｅｒ', 'Cur\u200drency'),
  ).toEqual(['date_of_loss', 'claim_reference', 'policy_number', 'currency']);
});

test('finds the right field among 3,000', () => {
  const fields = Array.from({ length: 3_000 }, (_, i) => ({
    name: `measure_${i}`,
    description: `Figure ${i} of the survey.`,
  }));
  const schema = schemaOf(...fields, { name: 'date_of_birth', synonyms: ['dob', 'geburtsdatum'] });
  const { columns } = proposeMapping({
    columns: nameOnlyColumns(['Geburtsdatum', 'Measure 2718']),
    schema,
    memory: [],
  });
  expect(columns.map((column) => column.field)).toEqual(['date_of_birth', 'measure_2718']);
});

test('a file whose required field may stand in either of two columns is not taken unseen', () => {
  const schema = schemaOf(
    { name: 'date_of_loss', label: 'Date of loss', type: 'date', required: true },
    { name: 'date_reported', label: 'Date reported', type: 'date' },
  );
  const { columns, unmappedRequired } = proposeMapping({
    columns: nameOnlyColumns(['Date', 'Reported Date']),
    schema,
    memory: [],
  });
  const open = unmappedRequired.length > 0;
  expect(open && columns.some((column) => column.state === 'auto' && column.field === 'date_of_loss')).toBe(
    false,
  );
});
