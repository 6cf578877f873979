import { padded, seeded } from '../../seededRandom.ts';
import { type Cell, type ColumnKind, writeTable } from './tableWriter.ts';

const gap: Cell = { text: '', is: 'missing' };
const text = (value: string): Cell => ({ text: value, is: 'value' });
const figure = (value: string): Cell => ({ text: value, is: 'value', number: Number(value) });

/** Writes six columns of plain numbers, about 40 bytes a row. */
export async function writeNarrowFile(path: string, rows: number): Promise<void> {
  const { next, below } = seeded(7);
  const names = ['reading', 'sensor', 'temperature', 'pressure', 'flow', 'alarm'];
  const file = writeTable(
    path,
    names.map((name, index) => ({ name, kind: index < 2 || index === 5 ? 'integer' : 'number' })),
  );
  for (let index = 0; index < rows; index++) {
    await file.row([
      figure(String(index + 1)),
      figure(String(below(500))),
      next() < 0.02 ? gap : figure((15 + next() * 20).toFixed(2)),
      figure((900 + next() * 200).toFixed(4)),
      figure(next() < 0.5 ? String(below(1_000_000)) : (next() * 1_000).toFixed(6)),
      figure(String(below(2))),
    ]);
  }
  await file.end();
}

const areas = ['North', 'South', 'East', 'West', 'Centre'];
const wideKinds = ['integer', 'number', 'text', '%Y-%m-%d', 'boolean', 'text'] as const;

/** Writes many columns of six kinds in turn, 3 % of the cells empty. */
export async function writeWideFile(
  path: string,
  size: { readonly rows: number; readonly columns: number },
): Promise<void> {
  const { next, below, pick } = seeded(11);
  const kinds = Array.from(
    { length: size.columns },
    (_, index) => wideKinds[index % wideKinds.length] ?? 'text',
  );
  const made = (kind: ColumnKind, index: number): Cell => {
    if (next() < 0.03) return gap;
    if (kind === 'integer') return figure(String(below(100_000)));
    if (kind === 'number') return figure((next() * 1_000).toFixed(3));
    if (kind === 'boolean') return text(next() < 0.5 ? 'true' : 'false');
    if (kind === 'text') return text(index % 6 === 2 ? pick(areas) : `ref${below(1_000_000)}`);
    return text(`${2010 + below(14)}-${padded(1 + below(12), 2)}-${padded(1 + below(28), 2)}`);
  };
  const file = writeTable(
    path,
    kinds.map((kind, index) => ({ name: `measure_${index + 1}`, kind })),
  );
  for (let row = 0; row < size.rows; row++) await file.row(kinds.map(made));
  await file.end();
}

const words =
  'agreed answer attached before build change closed copy customer day delivered detail error fixed found from gave heard last line minute name number open order page part quote ready repeat report said second seen sent step still ticket twice under until version waited week wrote'.split(
    ' ',
  );

/** Writes five columns, all in quotes, with texts of some hundred characters that hold line breaks, delimiters and doubled quotes. */
export async function writeQuotedFile(path: string, rows: number): Promise<void> {
  const { next, below, pick } = seeded(13);
  const quoted = (value: string): Cell => text(`"${value.replaceAll('"', '""')}"`);
  const two = (value: number): string => padded(value, 2);
  const file = writeTable(path, [
    { name: 'ticket', kind: 'integer' },
    { name: 'opened', kind: '%Y-%m-%dT%H:%M:%SZ' },
    { name: 'author', kind: 'text' },
    { name: 'subject', kind: 'text' },
    { name: 'body', kind: 'text' },
  ]);
  for (let index = 0; index < rows; index++) {
    let body = pick(words);
    for (let more = 30 + below(120); more > 0; more--) {
      const draw = next();
      body += draw < 0.04 ? '\n' : draw < 0.1 ? ', ' : ' ';
      body += next() < 0.04 ? `"${pick(words)}"` : pick(words);
    }
    await file.row([
      { ...quoted(String(index + 1)), number: index + 1 },
      quoted(
        `${2015 + below(9)}-${two(1 + below(12))}-${two(1 + below(28))}T${two(below(24))}:${two(below(60))}:${two(below(60))}Z`,
      ),
      quoted(`user${below(50_000)}`),
      quoted(`${pick(words)} ${pick(words)}, ${pick(words)}`),
      quoted(body),
    ]);
  }
  await file.end();
}
