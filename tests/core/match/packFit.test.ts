import { expect, test } from 'vitest';
import { nameOnlyColumns } from '../../../core/match/nameOnlyColumns.ts';
import { packFit } from '../../../core/match/packFit.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';

test.each([
  ['crm.leads', ['First Name', 'Last Name', 'Company', 'Email', 'Phone', 'City']],
  [
    'insurance.loss_register',
    ['Claim No', 'Policy No', 'Insured', 'Date of Loss', 'Reported', 'Status', 'Incurred'],
  ],
  ['healthcare.claims', ['Claim ID', 'Member ID', 'DOB', 'DOS', 'CPT', 'Billed', 'Paid', 'NPI']],
])('puts %s first for headers of its trade', (id, names) => {
  const fits = packFit(nameOnlyColumns(names), builtInPacks);
  expect(fits[0]?.packId).toBe(id);
  expect(fits).toHaveLength(builtInPacks.length);
  expect(fits[0]?.fit).toBeGreaterThan(0.5);
  expect(fits[0]?.fits).toBe(true);
});

test.each([
  [['Order No', 'Amount', 'Note']],
  [['Station', 'Temperature', 'Humidity', 'Wind', 'Time']],
  [['Unnamed: 0', 'Unnamed: 1', 'Unnamed: 2']],
  [['id', 'name', 'type']],
])('finds no pack for %j', (names) => {
  expect(packFit(nameOnlyColumns(names), builtInPacks).filter(({ fits }) => fits)).toEqual([]);
});

test('takes a pack that requires nothing by the share of the columns', () => {
  const [pack] = builtInPacks;
  if (pack === undefined) return;
  const own = {
    ...pack,
    id: 'own' as typeof pack.id,
    fields: pack.fields.map((field) => ({ ...field, required: false })),
  };
  const names = pack.fields.slice(0, 6).map((field) => field.name);
  expect(packFit(nameOnlyColumns(names), [own])[0]?.fits).toBe(true);
});
