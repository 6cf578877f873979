import { expect, test } from 'vitest';
import { completeEdits } from '../../../../core/match/steps/completeEdits.ts';
import { proposeTransforms } from '../../../../core/match/steps/proposeTransforms.ts';
import type { Field } from '../../../../core/model/targetSchema.ts';
import { columnNamed, inFile, schemaOf, valuesOf } from '../columns.ts';

const field = (type: Field['type'], list: readonly string[] = []) =>
  schemaOf({ name: 'f', type, enum: list }).fields[0]!;

test('reads dates in all formats of the column', () => {
  const column = columnNamed('d', { type: 'date', format: 'DD.MM.YYYY | YYYY-MM-DD' });
  expect(proposeTransforms(column, field('date'))).toEqual([
    { kind: 'trim' },
    { kind: 'parseDate', formats: ['DD.MM.YYYY', 'YYYY-MM-DD'] },
  ]);
});

test('reads numbers with the decimal mark of the column', () => {
  const column = columnNamed('n', { type: 'number', format: '1.234,56' });
  expect(proposeTransforms(column, field('number')).at(-1)).toEqual({
    kind: 'parseNumber',
    decimalMark: ',',
  });
});

test('maps only values that are not yet in the list', () => {
  const column = columnNamed('s', valuesOf('Open', 'o', 'CLOSED', 'ruht', 'offen'));
  expect(proposeTransforms(column, field('enum', ['Open', 'Closed']))).toEqual([
    { kind: 'trim' },
    {
      kind: 'mapValues',
      entries: [
        { from: 'o', to: 'Open' },
        { from: 'offen', to: 'Open' },
      ],
      otherwise: 'keep',
    },
  ]);
});

test('an assigned field gets the transforms that its column needs, unless the step sets some', () => {
  const columns = inFile(columnNamed('Betrag', { type: 'number', format: '1.234,56' }));
  const schema = schemaOf({ name: 'paid', type: 'number' });
  const assign = { kind: 'assign', columnIndex: 0, field: 'paid' } as const;
  expect(completeEdits([assign], columns, schema)).toEqual([
    assign,
    {
      kind: 'setTransforms',
      columnIndex: 0,
      transforms: [{ kind: 'trim' }, { kind: 'parseNumber', decimalMark: ',' }],
    },
  ]);
  const own = [assign, { kind: 'setTransforms', columnIndex: 0, transforms: [] }] as const;
  expect(completeEdits(own, columns, schema)).toEqual(own);
});

const names = valuesOf('Doe, John', 'Roe, Ann', 'van Dyk, Piet');

test('takes the part of whole names that the field is for, and leaves names of two words whole', () => {
  const last = schemaOf({ name: 'last_name' }).fields[0]!;
  const first = schemaOf({ name: 'first_name' }).fields[0]!;
  expect(proposeTransforms(columnNamed('Insured', names), last).at(-1)).toEqual({
    kind: 'namePart',
    part: 'last',
  });
  const spanish = columnNamed('First name', valuesOf('Juan Carlos', 'Ana María', 'José Luis'));
  expect(proposeTransforms(spanish, first)).toEqual([{ kind: 'trim' }]);
});

test('takes the code beside its words for a field of codes', () => {
  const code = schemaOf({ name: 'place_of_service_code' }).fields[0]!;
  const column = columnNamed('POS', valuesOf('11 - Office', '12 - Home', '21 - Inpatient'));
  expect(proposeTransforms(column, code).at(-1)).toMatchObject({ kind: 'extract' });
});

test.each([
  ['Paid (TEUR)', {}, { kind: 'convertUnit', from: 'thousand', to: '1', decimalMark: '.' }],
  ['Length [in]', { unit: 'mm' }, { kind: 'convertUnit', from: 'in', to: 'mm', decimalMark: '.' }],
  ['Temp °F', { unit: '°C' }, { kind: 'convertUnit', from: '°F', to: '°C', decimalMark: '.' }],
  ['Length [mm]', { unit: 'mm' }, { kind: 'parseNumber', decimalMark: '.' }],
  ['Weight (kg)', { unit: 'mm' }, { kind: 'parseNumber', decimalMark: '.' }],
  ['Weight (kg)', {}, { kind: 'parseNumber', decimalMark: '.' }],
] as const)('reads the unit in the header %s for a field of %o', (header, unit, step) => {
  const number = schemaOf({ name: 'f', type: 'number', ...unit }).fields[0]!;
  expect(proposeTransforms(columnNamed(header, { type: 'number' }), number).at(-1)).toEqual(step);
});

test('turns the sign round only where the pack says that values are not negative', () => {
  const column = columnNamed('Recoveries', { type: 'number', min: -900, max: -1 });
  const number = schemaOf({ name: 'f', type: 'number' }).fields[0]!;
  const rule = { kind: 'range', field: 'f', min: 0, max: null } as const;
  expect(
    proposeTransforms(column, number, {
      expectations: [{ rule, severity: 'medium', message: '' }],
    }).at(-1),
  ).toEqual({
    kind: 'negate',
  });
  expect(proposeTransforms(column, number).at(-1)).toEqual({ kind: 'parseNumber', decimalMark: '.' });
});

test('gives lost zeros back only where most codes have their full length', () => {
  const zip = schemaOf({ name: 'patient_zip_code' }).fields[0]!;
  const shapes = (full: number, short: number) => ({
    minLength: 4,
    maxLength: 5,
    patterns: [
      { value: '99999', count: full },
      { value: '9999', count: short },
    ],
  });
  expect(proposeTransforms(columnNamed('ZIP', shapes(80, 20)), zip).at(-1)).toEqual({
    kind: 'padLeft',
    length: 5,
    fill: '0',
  });
  expect(proposeTransforms(columnNamed('ZIP', shapes(20, 80)), zip)).toEqual([{ kind: 'trim' }]);
  expect(proposeTransforms(columnNamed('ZIP', { ...shapes(80, 20), leadingZeros: 3 }), zip)).toEqual([
    { kind: 'trim' },
  ]);
});

test('gives words the case that the field’s examples have', () => {
  const state = schemaOf({ name: 'state', examples: ['CA', 'NY'] }).fields[0]!;
  expect(proposeTransforms(columnNamed('St', valuesOf('ca', 'ny')), state).at(-1)).toEqual({
    kind: 'upperCase',
  });
  const city = schemaOf({ name: 'city', examples: ['Reno', 'St Paul'] }).fields[0]!;
  expect(proposeTransforms(columnNamed('City', valuesOf('RENO', 'DOVER')), city).at(-1)).toEqual({
    kind: 'titleCase',
  });
  expect(proposeTransforms(columnNamed('City', valuesOf('Reno', 'DOVER')), city)).toEqual([{ kind: 'trim' }]);
});

test('reads answers in more words than yes and no', () => {
  const column = columnNamed('Litigated', valuesOf('Yes - litigated', 'No'));
  expect(proposeTransforms(column, field('boolean'))[1]).toEqual({
    kind: 'mapValues',
    entries: [{ from: 'Yes - litigated', to: 'true' }],
    otherwise: 'keep',
  });
});

const leads = schemaOf(
  { name: 'phone', type: 'phone' },
  { name: 'email', type: 'email' },
  { name: 'country', examples: ['Germany', 'US'] },
  { name: 'full_name' },
  { name: 'last_name' },
  { name: 'insured_name' },
  { name: 'budget', type: 'number' },
).fields;
const fieldNamed = (name: string) => leads.find((one) => one.name === name)!;

test('phone numbers get the country of the column beside whose header says the same, wherever it stands', () => {
  const [own, other, number] = [
    columnNamed('Billing country', { semanticType: 'country' }),
    columnNamed('Shipping country', { semanticType: 'country' }),
    columnNamed('Billing phone'),
  ];
  const region = (...columns: (typeof own)[]) =>
    proposeTransforms(number, fieldNamed('phone'), { columns })[0];
  expect(region(other, own, number)).toMatchObject({ kind: 'phone', regionColumn: 1, otherwise: 'keep' });
  expect(region(number, own, other)).toMatchObject({ regionColumn: 1 });
  expect(region(number)).toMatchObject({ regionColumn: null });
  const plain = proposeTransforms(columnNamed('Phone'), fieldNamed('phone'), { columns: [own, other] });
  expect(plain[0]).toMatchObject({ regionColumn: null });
  const named = columnNamed('Pays', { semanticType: 'enumeration' });
  expect(region(number, named)).toMatchObject({ regionColumn: 1 });
  const kept = { ...fieldNamed('phone'), unfit: 'keep' as const };
  expect(proposeTransforms(number, kept)[0]).toMatchObject({ several: 'all' });
});

test('e-mail addresses are standardised, countries become codes, states stay', () => {
  expect(proposeTransforms(columnNamed('Mail'), fieldNamed('email'))).toEqual([
    { kind: 'email', local: 'lower', several: 'reject' },
  ]);
  const lists = columnNamed('E-mails', valuesOf('ann@example.org; office@example.org', 'bo@example.org'));
  expect(proposeTransforms(lists, fieldNamed('email'))[0]).toMatchObject({ several: 'first' });
  const countries = columnNamed('Land', valuesOf('Deutschland', 'FR', 'usa'));
  expect(proposeTransforms(countries, fieldNamed('country')).at(-1)).toEqual({
    kind: 'country',
    form: 'alpha2',
    otherwise: 'keep',
  });
  const spelled = columnNamed('Land', valuesOf('Россия', '日本', 'Fr.'));
  expect(proposeTransforms(spelled, fieldNamed('country')).at(-1)).toMatchObject({ kind: 'country' });
  const states = columnNamed('Region', valuesOf('Bavaria', 'Hesse', 'Saxony'));
  expect(proposeTransforms(states, fieldNamed('country'))).toEqual([{ kind: 'trim' }]);
});

test('only names of people that are shouted or whispered get other capitals', () => {
  const person = { kind: 'personName', order: 'keep' };
  const shouted = columnNamed('Name', valuesOf('ANN LEE', 'BO RAY', 'Cy Day'));
  expect(proposeTransforms(shouted, fieldNamed('full_name')).at(-1)).toEqual(person);
  expect(proposeTransforms(shouted, fieldNamed('insured_name')).at(-1)).not.toEqual(person);
  const fine = columnNamed('Name', valuesOf('Ann Lee', 'Bo McRay', 'Cy Day'));
  expect(proposeTransforms(fine, fieldNamed('full_name'))).toEqual([{ kind: 'trim' }]);
  const rare = columnNamed('Surname', { ...valuesOf('Lee', 'Day'), max: 'whitcombe' });
  expect(proposeTransforms(rare, fieldNamed('last_name')).at(-1)).toEqual(person);
});

test('amounts with words for their currency are read beside the column of currencies', () => {
  const amounts = columnNamed('Deal', valuesOf('1,200 dollars', '300 dollars', '4 dollars'));
  const currency = columnNamed('Ccy', { semanticType: 'currency' });
  expect(proposeTransforms(amounts, fieldNamed('budget'), { columns: [amounts, currency] }).at(-1)).toEqual({
    kind: 'money',
    part: 'amount',
    decimalMark: '.',
    currency: null,
    currencyColumn: 1,
  });
});

test('amounts with sizes, dates among texts and words of the field are read as they are meant', () => {
  const sizes = columnNamed('Revenue', valuesOf('$1.5M', '750k', '€3,5 Mio', '$10M-$50M'));
  expect(proposeTransforms(sizes, field('number')).at(-1)).toMatchObject({ kind: 'money', part: 'amount' });
  const commas = columnNamed('Umsatz', valuesOf('1,2 Mio. €', '3.400.000 €', 'k.A.'));
  expect(proposeTransforms(commas, field('number')).at(-1)).toMatchObject({ decimalMark: ',', strict: true });
  const heads = columnNamed('Mitarbeiter', valuesOf('ca. 120', '1.200', '50-99'));
  expect(proposeTransforms(heads, field('integer')).at(-1)).toMatchObject({ decimalMark: ',' });
  const days = columnNamed('Birthday', valuesOf('0/0/00', '1/15/1980', '4/5/1980'));
  expect(proposeTransforms(days, field('date')).at(-1)).toEqual({ kind: 'parseDate', formats: ['M/D/YYYY'] });
  const ban = {
    ...field('boolean'),
    aliases: [
      { value: 'true', spellings: ['do not allow'] },
      { value: 'false', spellings: ['allow'] },
    ],
  };
  expect(proposeTransforms(columnNamed('No calls', valuesOf('Allow', 'Do Not Allow')), ban)[1]).toMatchObject(
    {
      entries: [
        { from: 'Allow', to: 'false' },
        { from: 'Do Not Allow', to: 'true' },
      ],
    },
  );
});

test('whole names are turned round where commas or capitals tell the last name', () => {
  const names = columnNamed('Name', valuesOf('Lee, Ann', 'RAY Bo', 'Cy Day'));
  expect(proposeTransforms(names, fieldNamed('full_name')).at(-1)).toEqual({
    kind: 'personName',
    order: 'firstLast',
  });
});

test('a country whose header says of which address, and no column that nobody filled, tells the region', () => {
  const number = columnNamed('Mobile Phone');
  const business = columnNamed('Business Country/Region', { semanticType: 'enumeration' });
  const home = columnNamed('Home Country/Region', { count: 100, missing: 100 });
  const columns = inFile(business, home, number);
  expect(proposeTransforms(number, fieldNamed('phone'), { columns })[0]).toMatchObject({ regionColumn: 0 });
});
