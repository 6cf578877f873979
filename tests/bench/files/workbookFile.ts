import { writeFileSync } from 'node:fs';
import { padded, type Random, seeded } from '../../seededRandom.ts';
import { openPackedFile } from './packedFile.ts';
import { escaped, type SheetCell, sharedStrings, sheetRow, textCells } from './sheetCells.ts';
import { type ColumnKind, ColumnTally, type Truth } from './tableWriter.ts';
import { declaration, spreadsheet, style, styles, workbookIndex } from './workbookIndex.ts';

const columns: readonly { readonly name: string; readonly kind: ColumnKind }[] = [
  { name: 'order_no', kind: 'text' },
  { name: 'customer', kind: 'text' },
  { name: 'account', kind: 'integer' },
  { name: 'street', kind: 'text' },
  { name: 'email', kind: 'text' },
  { name: 'phone', kind: 'text' },
  { name: 'founded', kind: '%Y-%m-%d' },
  { name: 'ordered', kind: '%Y-%m-%d' },
  { name: 'packed_at', kind: '%Y-%m-%d %H:%M:%S' },
  { name: 'region', kind: 'text' },
  { name: 'article', kind: 'integer' },
  { name: 'stock_no', kind: 'integer' },
  { name: 'clerk', kind: 'text' },
  { name: 'price', kind: 'number' },
  { name: 'cost', kind: 'number' },
  { name: 'discount', kind: 'share' },
  { name: 'pieces', kind: 'integer' },
  { name: 'express', kind: 'boolean' },
  { name: 'remark', kind: 'text' },
  { name: 'gain', kind: 'number' },
];

const gapShare = 0.02;

const towns = 'Aarhus Bergen Cádiz Delft Évora Fürth Galway Hanoi Izmir Jaffa Kyoto Lyon Malmö Nantes'.split(
  ' ',
);
const people = 'Adams Bauer Conti Duarte Evans Fischer Gomez Hansen Ito Jensen Kaya Larsen Meyer Novak'.split(
  ' ',
);
const words =
  'after agreed awaiting back box by call carrier checked damp delayed door fragile from gate in label late leave lift new no on order pallet part paid ramp ready return seal second ship side signed split stack store than to top truck twice van wait weigh with wrap yard'.split(
    ' ',
  );
const regions = ['North', 'South', 'East', 'West', 'Islands'];

export interface WorkbookOptions {
  readonly rows: number;
  readonly seed: number;
}

/**
 * Writes a workbook as Excel would: a sheet of 20 columns with shared texts, dates, money, percents, truth values and
 * formulas with their results, 2 % of the cells not there; and two small sheets, one of inline texts. About 190 bytes
 * of the file a row. The same options give the same bytes.
 */
export async function writeWorkbookFile(path: string, { rows, seed }: WorkbookOptions): Promise<void> {
  const random = seeded(seed);
  const shared = new Map<string, number>();
  const tallies = columns.map(() => new ColumnTally());
  const file = openPackedFile(path);
  for (const [name, text] of workbookIndex(['Orders', 'Depots', 'Sums']))
    await file.add(name, [declaration, text]);
  await file.add('xl/worksheets/sheet1.xml', mainSheet({ rows, random, shared, tallies }));
  await file.add('xl/worksheets/sheet2.xml', depots(shared));
  await file.add('xl/worksheets/sheet3.xml', sums(rows));
  await file.add('xl/styles.xml', [declaration, styles]);
  await file.add('xl/sharedStrings.xml', sharedStrings(shared));
  const bytes = file.end();
  const truth: Truth = {
    bytes,
    rows,
    ragged: 0,
    duplicates: 0,
    columns: columns.map((column, index) => ({
      ...column,
      ...(tallies[index] ?? new ColumnTally()).finish(),
    })),
  };
  writeFileSync(`${path}.truth.json`, JSON.stringify(truth));
}

interface SheetMaking {
  readonly rows: number;
  readonly random: Random;
  readonly shared: Map<string, number>;
  readonly tallies: readonly ColumnTally[];
}

function* mainSheet({ rows, random, shared, tallies }: SheetMaking): Generator<string> {
  yield `${declaration}<worksheet xmlns="${spreadsheet}"><dimension ref="A1:T${rows + 1}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>`;
  const text = textCells(shared);
  yield sheetRow(
    1,
    columns.map(({ name }) => text(name)),
  );
  for (let index = 0; index < rows; index++) {
    const cells = order(index, { random, text }).map((cell, column) =>
      column > 0 && random.next() < gapShare ? undefined : cell,
    );
    tallies.forEach((tally, column) => tally.add(cells[column]));
    yield sheetRow(index + 2, cells);
  }
  yield '</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>';
}

function order(
  index: number,
  { random, text }: { readonly random: Random; readonly text: (value: string) => SheetCell },
): readonly SheetCell[] {
  const { below, pick, next } = random;
  const [clerk, town] = [pick(people), pick(towns)];
  const cost = Math.floor(next() * next() * 2_000_000);
  const price = Math.floor(cost * (1.1 + next()));
  const ordered = 44_200 + below(1_400);
  const packed = ordered * 86_400 + below(86_400);
  let remark = pick(words);
  for (let more = 6 + below(24); more > 0; more--) remark += ` ${pick(words)}`;
  if (next() < 0.05) remark += ` <${town} & "${clerk}">`;
  return [
    text(`ORD-${padded(index + 1, 8)}`),
    text(`${pick(people)} & ${pick(people)} ${below(400)}`),
    figure(100_000_000 + below(300_000_000)),
    text(`${town} ${1 + below(900)}`),
    text(`${clerk.toLowerCase()}${below(999)}@${plain(town)}.example`),
    text(`+${30 + below(60)} ${100 + below(800)} ${padded(below(1_000_000), 6)}`),
    styled(String(12_000 + below(30_000)), style.date),
    styled(String(ordered), style.date),
    styled((packed / 86_400).toFixed(10), style.datetime),
    text(pick(regions)),
    figure(10_000 + below(800)),
    figure(2_000_000_000 + below(2_000) * 7_919),
    text(`${clerk} ${pick(people)}`),
    money(price),
    money(cost),
    percent(pick([0, 5, 10, 10, 25])),
    figure(1 + below(9)),
    flag(below(2)),
    text(remark),
    {
      ...money(price - cost),
      xml: (at) =>
        `<c r="${at}" s="${style.money}"><f>N${index + 2}-O${index + 2}</f><v>${amount(price - cost)}</v></c>`,
    },
  ];
}

function figure(value: number): SheetCell {
  return { text: String(value), is: 'value', number: value, xml: (at) => `<c r="${at}"><v>${value}</v></c>` };
}

function styled(value: string, place: number): SheetCell {
  return { text: value, is: 'value', xml: (at) => `<c r="${at}" s="${place}"><v>${value}</v></c>` };
}

function money(cents: number): SheetCell {
  return { ...styled(amount(cents), style.money), number: cents / 100 };
}

function percent(value: number): SheetCell {
  return { ...styled(String(value / 100), style.percent), number: value };
}

function flag(value: number): SheetCell {
  return { text: String(value), is: 'value', xml: (at) => `<c r="${at}" t="b"><v>${value}</v></c>` };
}

/** As Excel writes it: without zeros at its end. */
function amount(cents: number): string {
  return String(cents / 100);
}

function* depots(shared: Map<string, number>): Generator<string> {
  yield `${declaration}<worksheet xmlns="${spreadsheet}"><sheetData>`;
  const text = textCells(shared);
  const inline = (value: string): SheetCell => ({
    text: value,
    is: 'value',
    xml: (at) => `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`,
  });
  yield sheetRow(1, [text('depot'), text('stock_no'), text('address')]);
  for (let index = 0; index < 2_000; index++) {
    const town = towns[index % towns.length] ?? '';
    yield sheetRow(index + 2, [
      text(`Depot ${index}`),
      figure(2_000_000_000 + index * 7_919),
      inline(`${town} & ${index}`),
    ]);
  }
  yield '</sheetData></worksheet>';
}

function* sums(rows: number): Generator<string> {
  yield `${declaration}<worksheet xmlns="${spreadsheet}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Orders</t></is></c><c r="B1"><f>COUNTA(Orders!A2:A${rows + 1})</f><v>${rows}</v></c></row></sheetData></worksheet>`;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
}
