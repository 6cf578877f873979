import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Headers that no list of words helps with, so that most columns stay uncertain. */
const headers = [
  'Vorname',
  'Nachname',
  'Firma',
  'Kontaktweg 1',
  'Gruppe',
  'Kennz.',
  'Merkmal A',
  'Wert',
  'Bem.',
];
const cities = ['Berlin', 'Hamburg', 'Dresden'];
const states = ['OPEN', 'CLOSED', 'NEW'];

/** Writes a file of leads whose columns are named by somebody for themselves. @returns its path */
export function writeOddLeads(folder: string, name: string): string {
  const lines = Array.from({ length: 120 }, (_, row) =>
    [
      `Anna${row}`,
      'Miller',
      `Acme ${row % 30} GmbH`,
      `anna${row}@example.com`,
      cities[row % 3],
      `QX-${1_000 + row}`,
      states[row % 3],
      String(1_000 + row * 7),
      'ruft zurück',
    ].join(','),
  );
  const path = join(folder, name);
  writeFileSync(path, `${[headers.join(','), ...lines].join('\n')}\n`);
  return path;
}
