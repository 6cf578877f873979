import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const firstNames = ['Ana', 'Björn', 'Chen', 'Dalia', 'Emeka', 'Fatima', 'Grace', 'Hiro', 'Ines', 'Jonas'];
const lastNames = [
  'Abara',
  'Berg',
  'Costa',
  'Dvořák',
  'Eriksen',
  'Fofana',
  'García',
  'Huang',
  'Ivanov',
  'Jansen',
];
const words = [
  'follow',
  'up',
  'requested',
  'invoice',
  'attached',
  'see',
  'remark',
  'pending',
  'second',
  'review',
];
const statuses = ['PAID', 'DENIED', 'PENDING', 'ADJUSTED'];
const header =
  'claim_id,member_id,member_name,birth_date,provider_npi,service_date,posted,diagnosis,procedure,billed,allowed,paid,status,email,phone,zip,units,ratio,active,notes';

/** Writes a claims file of 20 columns with about 2 % missing and 0.5 % odd cells; the same seed gives the same bytes. */
export async function writeClaimsFile(path: string, rows: number, seed: number): Promise<void> {
  const random = generator(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = (list: readonly string[]): string => list[below(list.length)] ?? '';
  const padded = (value: number, width: number): string => String(value).padStart(width, '0');
  const day = (year: number): string => `${year}-${padded(1 + below(12), 2)}-${padded(1 + below(28), 2)}`;
  const amount = (): string => (below(500_000) / 100).toFixed(2);

  const file = createWriteStream(path);
  let text = `${header}\n`;
  for (let row = 0; row < rows; row++) {
    const [first, last] = [pick(firstNames), pick(lastNames)];
    const cells = [
      `CLM-${padded(row, 8)}`,
      padded(below(1_000_000), 9),
      `"${last}, ${first}"`,
      `${padded(1 + below(28), 2)}.${padded(1 + below(12), 2)}.${1940 + below(70)}`,
      padded(1_000_000_000 + below(900_000_000), 10),
      day(2024),
      `${day(2025)}T${padded(below(24), 2)}:${padded(below(60), 2)}:00Z`,
      `${'ABCDEFGHIJ'.charAt(below(10))}${padded(below(100), 2)}.${below(10)}`,
      padded(99_200 + below(300), 5),
      `$${amount()}`,
      amount(),
      amount(),
      pick(statuses),
      `${first}.${last}${below(1000)}@example.org`.toLowerCase(),
      `(${200 + below(700)}) 555-${padded(below(10_000), 4)}`,
      padded(below(100_000), 5),
      String(1 + below(9)),
      random().toFixed(6),
      random() < 0.5 ? 'Y' : 'N',
      Array.from({ length: below(8) }, () => pick(words)).join(' '),
    ];
    if (random() < 0.4) cells[below(cells.length)] = '';
    if (random() < 0.1) cells[below(cells.length)] = 'n/k?';
    text += `${cells.join(',')}\n`;
    if (text.length > 1_000_000) {
      if (!file.write(text)) await once(file, 'drain');
      text = '';
    }
  }
  file.end(text);
  await once(file, 'close');
}

/** A small generator of numbers from 0 to 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
