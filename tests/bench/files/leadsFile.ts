import { padded, seeded } from '../../seededRandom.ts';
import { type Cell, writeTable } from './tableWriter.ts';

const cell = (text: string): Cell => (text === '' ? { text, is: 'missing' } : { text, is: 'value' });

/** Writes leads, some 75 bytes each, of which a tenth repeat the address of an earlier one: in capitals, or with a tag at a provider that leaves tags out. */
export async function writeLeadsFile(path: string, rows: number): Promise<void> {
  const { next, below, pick } = seeded(23);
  const firsts = 'Anna Peter Maria Hans Julia Thomas Laura Stefan Lena Markus'.split(' ');
  const lasts = 'Meyer Schmidt Weber Hofmann Wagner Becker Schulz Fischer Krause Lang'.split(' ');
  const file = writeTable(
    path,
    ['first_name', 'last_name', 'email', 'phone', 'city'].map((name) => ({ name, kind: 'text' })),
  );
  for (let index = 0; index < rows; index++) {
    const first = pick(firsts);
    const last = pick(lasts);
    const repeats = index > 0 && next() < 0.1;
    const owner = repeats ? below(index) : index;
    const domain = owner % 3 === 0 ? 'gmail.com' : `firm${owner % 5_000}.example`;
    const tag = repeats && owner % 3 === 0 ? '+fair' : '';
    const address = `lead${padded(owner, 7)}${tag}@${domain}`;
    await file.row([
      cell(first),
      cell(last),
      cell(next() < 0.03 ? '' : repeats && owner % 2 === 0 ? address.toUpperCase() : address),
      cell(`+49 30 ${padded(below(10_000_000), 7)}`),
      cell(pick(['Berlin', 'Hamburg', 'Bonn', 'Ulm'])),
    ]);
  }
  await file.end();
}
