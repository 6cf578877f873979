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
  expect(fits).toHaveLength(3);
  expect(fits[0]?.fit).toBeGreaterThan(0.5);
});
