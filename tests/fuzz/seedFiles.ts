import { padded, type Random } from '../seededRandom.ts';

/** A small file as somebody would send it, before anything is done to it. */
type SeedFile = (random: Random) => string;

const names = ['Anna', 'Björn', 'Zoë', '王芳', 'Ольга', "O'Neil", 'Dr. Li, MD', 'Ana "Nita" Ruiz', ''];
const cities = ['Berlin', 'São Paulo', 'Kraków', 'Den Haag', "St. John's", 'N/A', '-', '東京'];

/** What seeds are made of: kinds of delimited files that are met, each drawn anew from the random numbers. */
export const seedFiles: readonly SeedFile[] = [
  (random) => grid(random, { delimiter: ',', rows: 3 + random.below(40) }),
  (random) => grid(random, { delimiter: ';', rows: 3 + random.below(40), decimal: ',' }),
  (random) => grid(random, { delimiter: '\t', rows: 3 + random.below(40), end: '\r\n' }),
  (random) => grid(random, { delimiter: '|', rows: 3 + random.below(40), end: '\r' }),
  (random) => `\ufeff${grid(random, { delimiter: ',', rows: 2 + random.below(9) })}`,
  (random) => grid(random, { delimiter: ',', rows: 5 + random.below(20) }).replaceAll('""', '\\"'),
  (random) => grid(random, { delimiter: ',', rows: 5 + random.below(20) }).replaceAll('"', "'"),
  (random) =>
    `Report of ${random.pick(cities)}\nPrinted,${day(random)}\n\n${grid(random, { delimiter: ',', rows: 20 })}`,
  (random) =>
    `# made by hand\n# in ${random.below(2030)}\n${grid(random, { delimiter: ',', rows: 20 })}# the end\n`,
  (random) =>
    `${grid(random, { delimiter: ',', rows: 12 })}Total,,,${random.below(9_999)},,\n\nNote: figures are preliminary.\n`,
  (random) => `${grid(random, { delimiter: ';', rows: 8 })}\n\n${grid(random, { delimiter: ';', rows: 8 })}`,
  (random) =>
    sideBySide(grid(random, { delimiter: ',', rows: 8 }), grid(random, { delimiter: ',', rows: 5 })),
  groups,
  (random) => lines(6 + random.below(30), () => `key${random.below(99)}: ${random.pick(names)}`),
  (random) => lines(4 + random.below(60), () => random.pick(names)),
  (random) =>
    lines(
      5 + random.below(60),
      (row) => `${row},${random.below(1_000)},${figure(random, '.')},${random.below(2)}`,
    ),
  (random) =>
    `year,quarter,,\n,Q1,Q2,Q3\n,units,units,units\n${lines(9, (row) => `${2000 + row},${random.below(99)},${random.below(99)},${random.below(99)}`)}`,
  (random) =>
    lines(
      20,
      () =>
        `${random.below(31)}/${random.below(13)}/${random.below(99)};${figure(random, ',')} €;(${random.below(900)}.00);${random.below(100)}%`,
    ),
  (random) =>
    lines(3, () => Array.from({ length: 500 + random.below(2_000) }, () => random.below(99)).join(',')),
  (random) =>
    `id,text\n${lines(5, (row) => `${row},"${`${random.pick(cities)}\n`.repeat(random.below(300))}"`)}`,
  (random) =>
    lines(
      30,
      () => `${random.pick(names).padEnd(14)} ${String(random.below(9_999)).padStart(8)}  ${day(random)}`,
    ),
  (random) => grid(random, { delimiter: ',', rows: 4_000 + random.below(3_000) }),
];

interface GridForm {
  readonly delimiter: string;
  readonly rows: number;
  readonly decimal?: string;
  readonly end?: string;
}

function grid(random: Random, { delimiter, rows, decimal = '.', end = '\n' }: GridForm): string {
  const row = (n: number): string =>
    [
      padded(n, 5),
      random.pick(names),
      random.pick(cities),
      figure(random, decimal),
      day(random),
      remark(random),
    ]
      .map((cell) => quoted(cell, delimiter))
      .join(delimiter);
  const header = ['id', 'name', 'city', 'amount', 'date', 'remark'].join(delimiter);
  return [header, ...Array.from({ length: rows }, (_, n) => row(n)), ''].join(end);
}

function groups(random: Random): string {
  const group = (n: number): string =>
    `Region ${n},,\n${lines(3, (row) => `item ${row},${random.below(99)},${random.below(99)}`)}Subtotal,${random.below(300)},${random.below(300)}\n`;
  return `name,first,second\n${group(1)}${group(2)}${group(3)}Grand total,900,900\n`;
}

function sideBySide(left: string, right: string): string {
  const others = right.split('\n');
  return left
    .split('\n')
    .map((line, n) => `${line},,${others[n] ?? ''}`)
    .join('\n');
}

function lines(count: number, line: (row: number) => string): string {
  return Array.from({ length: count }, (_, row) => `${line(row)}\n`).join('');
}

function figure(random: Random, decimal: string): string {
  return random.next() < 0.1 ? '' : `${random.below(5_000) - 500}${decimal}${padded(random.below(100), 2)}`;
}

function day(random: Random): string {
  return `${1990 + random.below(40)}-${padded(1 + random.below(12), 2)}-${padded(1 + random.below(28), 2)}`;
}

function remark(random: Random): string {
  const draw = random.next();
  if (draw < 0.2) return '';
  if (draw < 0.3) return 'first line\nsecond line';
  return draw < 0.4 ? 'said "no", left' : `seen ${random.below(99)} times`;
}

function quoted(cell: string, delimiter: string): string {
  return /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
