import * as fc from 'fast-check';

/** Numbers from 0 up to, not including, `below`; the same for the same seed. After Marsaglia's xorshift (2003). */
export function figures(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

type Figure = (below: number) => number;

const two = (value: number): string => String(value).padStart(2, '0');
const word = (next: Figure): string =>
  Array.from({ length: 3 + next(8) }, () => String.fromCharCode(97 + next(26))).join('');
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Ways to write a cell of a column, as files hold them: raw, quotes included. */
const kinds: Readonly<Record<string, (next: Figure, row: number) => string>> = {
  id: (_, row) => `CLM-${String(row).padStart(7, '0')}`,
  code: (next) => String(next(10_000_000)).padStart(7, '0'),
  amount: (next) => `${next(9)},${String(next(1000)).padStart(3, '0')}.${two(next(100))}`,
  money: (next) => quoted(`${next(5) === 0 ? '-' : ''}$${next(90)},${100 + next(900)}.${two(next(100))}`),
  decimal: (next) => `${next(3) - 1}.${next(100_000)}`,
  comma: (next) => quoted(`${next(2000)},${two(next(100))}`),
  date: (next) => `${two(1 + next(28))}/${two(1 + next(12))}/${1950 + next(80)}`,
  moment: (next) =>
    `20${two(next(30))}-${two(1 + next(12))}-${two(1 + next(28))} ${two(next(24))}:${two(next(60))}:${two(next(60))}`,
  email: (next) => `${word(next)}.${word(next)}${next(9)}@example.org`,
  phone: (next) => `(${200 + next(800)}) 555-${1000 + next(9000)}`,
  name: (next) => quoted(`${word(next)}, ${word(next)}${next(20) === 0 ? ' "Bo"' : ''}`),
  few: (next) => ['OPEN', 'closed', 'N/A', 'pending ', '-'][next(5)] ?? '',
  foreign: (next) => `${word(next)}é${word(next)}`,
  odd: (next) =>
    ['', ' ', '#N/A', '12 kg', '1e5', '50%', 'x', `${next(99_999)}`, word(next), '9999'][next(10)] ?? '',
};

/** A table as CSV of more different values than a column's dictionary holds, with some rows too short, too long or with a stray quote. */
export const uglyTable = fc
  .record({
    seed: fc.integer({ min: 1 }),
    columns: fc.array(fc.constantFrom(...Object.keys(kinds)), { minLength: 1, maxLength: 6 }),
    rows: fc.integer({ min: 5000, max: 7000 }),
    oneIn: fc.integer({ min: 20, max: 2000 }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ seed, columns, rows, oneIn, lineEnd }) => {
    const next = figures(seed);
    const lines = [columns.map((kind, at) => `${kind}_${at}`).join(',')];
    for (let row = 0; row < rows; row += 1) {
      // Some values come again.
      const cells = columns.map(
        (kind) =>
          kinds[kind]?.(next(40) === 0 ? figures(next(9)) : next, next(3) === 0 ? next(row + 1) : row) ?? '',
      );
      const slip = next(oneIn * 3);
      if (slip === 0) cells.pop();
      if (slip === 1) cells.push('more');
      if (slip === 2) cells[0] = `"${word(next)}"x`;
      if (slip === 3) cells[0] = quoted(`line one${lineEnd}line two`);
      lines.push(cells.join(','));
    }
    return { text: lines.join(lineEnd) + lineEnd, names: lines[0]?.split(',') ?? [] };
  });
