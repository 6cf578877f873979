import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Headers that senders of leads use; most are plain, some need a look, the last two fit no field. */
const headers = [
  'First Name',
  'Last Name',
  'Company',
  'E-Mail',
  'Phone',
  'City',
  'Country',
  'Job Title',
  'Industry',
  'Street',
  'Postal Code',
  'Website',
  'Lead Source',
  'Status',
  'Notes',
  'Mobile',
  'Salutation',
  'Department',
  'Employees',
  'Annual Revenue',
  'State',
  'Fax',
  'Created At',
  'Owner',
  'Rating',
  'Product Interest',
  'LinkedIn',
  'Language',
  'Event',
  'Hall',
] as const;

function leadOf(row: number): readonly string[] {
  const number = String(row).padStart(4, '0');
  return [
    `Anna${number}`,
    'Miller',
    `Acme ${String(row % 40)}`,
    `anna${number}@example.com`,
    `+49 30 555${number}`,
    'Berlin',
    'DE',
    'Buyer',
    'Retail',
    'Main Street 1',
    `0${String(1_000 + row)}`,
    'https://acme.example',
    'Web',
    'new',
    'met at the booth',
    `+49 170 555${number}`,
    'Ms',
    'Sales',
    String(10 + (row % 90)),
    String(100_000 + row),
    'BE',
    `+49 30 556${number}`,
    `2025-03-${String(10 + (row % 19))}`,
    'Kim',
    'hot',
    'Sensor kit',
    'https://linkedin.example/in/anna',
    'de',
    'Fair',
    'A1',
  ];
}

/**
 * Writes a file of 30 columns as a trade fair would send it.
 * @param change what differs from the plain file: a column renamed, or so many bad cells at the end
 */
export function writeLeads(
  folder: string,
  name: string,
  change: { readonly rename?: Readonly<Record<string, string>>; readonly badEmails?: number } = {},
): string {
  const names = headers.map((header) => change.rename?.[header] ?? header);
  const lines = [names.join(',')];
  for (let row = 0; row < 300; row += 1) {
    const cells = [...leadOf(row)];
    if (row >= 300 - (change.badEmails ?? 0)) cells[headers.indexOf('E-Mail')] = 'not an address';
    lines.push(cells.join(','));
  }
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
