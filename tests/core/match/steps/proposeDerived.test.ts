import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../../core/apply/compileMapping.ts';
import { correspondencesOf } from '../../../../core/mapping/correspondences.ts';
import { decide } from '../../../../core/mapping/decisions.ts';
import { proposeDerived } from '../../../../core/match/steps/proposeDerived.ts';
import { asId } from '../../../../core/model/ids.ts';
import type { DerivedProposal, Proposal } from '../../../../core/model/mapping.ts';
import type { ColumnProfile } from '../../../../core/model/profile.ts';
import type { Field, TargetSchema } from '../../../../core/model/targetSchema.ts';
import { asConfidence } from '../../../../core/model/mapping.ts';
import { columnNamed, inFile, schemaOf, valuesOf } from '../columns.ts';

type SomeField = Partial<Field> & { readonly name: string };

function proposalOf(columns: readonly ColumnProfile[], fed: Readonly<Record<string, string>>): Proposal {
  return {
    packId: asId('test.pack'),
    columns: columns.map((column, columnIndex) => ({
      columnIndex,
      column: column.name,
      field: fed[column.name] ?? null,
      state: fed[column.name] === undefined ? 'none' : 'auto',
      confidence: asConfidence(0.95),
      reasons: [],
      alternatives: [],
      transforms: [{ kind: 'trim' }],
      origin: 'rule',
      cautions: [],
    })),
    unmappedRequired: [],
  };
}

function derive(
  columns: readonly ColumnProfile[],
  fields: readonly SomeField[],
  fed: Readonly<Record<string, string>> = {},
): {
  readonly found: readonly DerivedProposal[];
  readonly schema: TargetSchema;
  readonly proposal: Proposal;
} {
  const schema = schemaOf(...fields);
  const proposal = proposalOf(columns, fed);
  return { found: proposeDerived({ columns, fields: schema.fields, proposal }), schema, proposal };
}

/** What a row becomes once every derived field was taken. */
function take(
  { found, schema, proposal }: ReturnType<typeof derive>,
  cells: readonly string[],
): Record<string, string | null> {
  const steps = [
    {
      label: '',
      edits: found.map(({ field, columnIndexes, transforms }) => ({
        kind: 'derive' as const,
        field,
        columnIndexes,
        transforms,
      })),
    },
  ];
  const withDerived = { ...proposal, derived: found };
  const decisions = decide(withDerived, { steps, position: 1 }, schema);
  const mapping = compileMapping(schema, correspondencesOf(withDerived, decisions));
  const { values, problems } = mapping.applyRow({ rowIndex: 0, record: 1, line: 2, byteOffset: 0, cells });
  expect(problems).toEqual([]);
  return Object.fromEntries(schema.fields.map((field, i) => [field.name, values[i] ?? null]));
}

const people = valuesOf('Doe, John', 'van der Berg, Hans-Peter', 'Smith, Anna M.', 'García, Luz');

describe('proposeDerived', () => {
  it('takes first and last name out of whole names, and says how many fit', () => {
    const made = derive(inFile(columnNamed('Patient Name', people)), [
      { name: 'patient_first_name' },
      { name: 'patient_last_name' },
      { name: 'provider_last_name' },
    ]);
    expect(made.found.map(({ field }) => field)).toEqual(['patient_first_name', 'patient_last_name']);
    expect(made.found[0]?.reasons[0]).toBe('100 % of values are “Last, First”');
    expect(take(made, ['van der Berg, Hans-Peter'])).toEqual({
      patient_first_name: 'Hans-Peter',
      patient_last_name: 'van der Berg',
      provider_last_name: null,
    });
  });

  it('does not take names apart where the values do not bear it out', () => {
    const firms = inFile(columnNamed('Contact Name', valuesOf('ACME 1', 'Smith & Sons', 'Doe, John', 'B2B')));
    expect(derive(firms, [{ name: 'first_name' }, { name: 'last_name' }]).found).toEqual([]);
  });

  it('leaves fields alone that a column feeds', () => {
    const columns = inFile(
      columnNamed('Name', people),
      columnNamed('Surname', valuesOf('Doe', 'Roe', 'Poe')),
    );
    const { found } = derive(columns, [{ name: 'first_name' }, { name: 'last_name' }], {
      Surname: 'last_name',
    });
    expect(found.map(({ field }) => field)).toEqual(['first_name']);
  });

  it('joins first and last name', () => {
    const columns = inFile(
      columnNamed('Surname', valuesOf('Doe', 'Roe', 'Poe')),
      columnNamed('Given name', valuesOf('Ann', 'Bob', 'Cy')),
    );
    const made = derive(columns, [{ name: 'full_name' }]);
    expect(take(made, ['Doe', 'Ann'])).toEqual({ full_name: 'Ann Doe' });
  });

  it('gives the addresses behind the first of a cell to a field of further ones, none lost', () => {
    const mails = columnNamed(
      'E-mails',
      valuesOf('Ann@example.org, b@example.org; c@example.org', 'd@example.org'),
    );
    const fields: SomeField[] = [
      { name: 'email', type: 'email', unfit: 'keep' },
      { name: 'email_secondary', type: 'email', unfit: 'keep' },
    ];
    const { found, schema, proposal } = derive(inFile(mails), fields, { 'E-mails': 'email' });
    expect(found.map(({ field }) => field)).toEqual(['email_secondary']);
    const cells = ['Ann@example.org, b@example.org; c@example.org'];
    expect(take({ found, schema, proposal }, cells)['email_secondary']).toBe('b@example.org; c@example.org');
    expect(take({ found, schema, proposal }, ['d@example.org'])['email_secondary']).toBeNull();
    const single = columnNamed('E-mail', valuesOf('ann@example.org', 'd@example.org'));
    expect(derive(inFile(single), fields, { 'E-mail': 'email' }).found).toEqual([]);
  });

  it('takes city, state and ZIP out of one cell', () => {
    const columns = inFile(
      columnNamed('Loss location', {
        type: 'text',
        ...valuesOf('Springfield, IL 62704', 'St. Paul, MN 55101-1234', 'New York NY 10001'),
      }),
    );
    const made = derive(columns, [
      { name: 'loss_city' },
      { name: 'loss_state' },
      { name: 'loss_postal_code' },
      { name: 'home_city' },
    ]);
    expect(take(made, ['St. Paul, MN 55101-1234'])).toEqual({
      loss_city: 'St. Paul',
      loss_state: 'MN',
      loss_postal_code: '55101-1234',
      home_city: null,
    });
  });

  it('takes a whole address apart', () => {
    const columns = inFile(
      columnNamed('Address', {
        type: 'text',
        ...valuesOf(
          '12 Main St, Springfield, IL 62704',
          '1 Oak Ave, Apt 2, Reno, NV 89501',
          '7 Elm Rd, Dover, DE 19901',
        ),
      }),
    );
    const made = derive(columns, [
      { name: 'street_address' },
      { name: 'city' },
      { name: 'state' },
      { name: 'zip' },
    ]);
    expect(take(made, ['1 Oak Ave, Apt 2, Reno, NV 89501'])).toEqual({
      street_address: '1 Oak Ave, Apt 2',
      city: 'Reno',
      state: 'NV',
      zip: '89501',
    });
  });

  it('joins day and time, street and number', () => {
    const columns = inFile(
      columnNamed('Created date', {
        type: 'date',
        format: 'DD.MM.YYYY',
        agreement: 1,
        ...valuesOf('03.05.2024', '04.05.2024', '05.06.2024'),
      }),
      columnNamed('Created time', { type: 'time', agreement: 1, ...valuesOf('14:30', '09:00', '10:15') }),
      columnNamed('Straße', valuesOf('Hauptstraße', 'Am Markt', 'Ring')),
      columnNamed('Hausnummer', valuesOf('1', '12a', '7')),
    );
    const made = derive(columns, [{ name: 'created_at', type: 'datetime' }, { name: 'street_address' }]);
    expect(take(made, ['03.05.2024', '14:30', 'Am Markt', '12a'])).toEqual({
      created_at: '2024-05-03T14:30:00',
      street_address: 'Am Markt 12a',
    });
  });

  it('takes the currency of an amount, and the year of a date that the field speaks of', () => {
    const columns = inFile(
      columnNamed('Paid', { type: 'number', ...valuesOf('USD 1,200.00', 'EUR 5', 'USD 7.50') }),
      columnNamed('Date of loss', {
        type: 'date',
        format: 'YYYY-MM-DD',
        agreement: 1,
        ...valuesOf('2024-05-03', '2023-01-01', '2022-02-02'),
      }),
    );
    const made = derive(columns, [
      { name: 'currency' },
      { name: 'loss_year', type: 'integer' },
      { name: 'year', type: 'integer' },
    ]);
    expect(take(made, ['EUR 5', '2024-05-03'])).toEqual({ currency: 'EUR', loss_year: '2024', year: null });
  });

  it('takes code and words out of one cell', () => {
    const columns = inFile(
      columnNamed('Place of service', {
        type: 'text',
        ...valuesOf('11 - Office', '21 - Inpatient Hospital', '12 - Home'),
      }),
    );
    const made = derive(columns, [
      { name: 'place_of_service_code' },
      { name: 'place_of_service_description' },
    ]);
    expect(take(made, ['21 - Inpatient Hospital'])).toEqual({
      place_of_service_code: '21',
      place_of_service_description: 'Inpatient Hospital',
    });
  });

  it('is never sure enough to be accepted in bulk, nor in force before a person takes it', () => {
    const { found, schema, proposal } = derive(inFile(columnNamed('Full name', people)), [
      { name: 'first_name' },
    ]);
    expect(found).toHaveLength(1);
    expect(found.every(({ confidence }) => confidence < 0.9)).toBe(true);
    expect(decide({ ...proposal, derived: found }, { steps: [], position: 0 }, schema).derived).toEqual([]);
  });

  it('says the same whatever the order of the columns', () => {
    const columns = [
      columnNamed('Surname', valuesOf('Doe', 'Roe', 'Poe')),
      columnNamed('First', valuesOf('A', 'B', 'C')),
      columnNamed('Full name', people),
    ];
    const fields = [{ name: 'contact_name' }, { name: 'suffix' }, { name: 'full_name' }];
    const names = (order: readonly ColumnProfile[]) =>
      derive(inFile(...order), fields).found.map(({ field, columnIndexes }) => [
        field,
        columnIndexes.map((at) => order[at]?.name),
      ]);
    expect(names(columns.toReversed())).toEqual(names(columns));
  });
});
