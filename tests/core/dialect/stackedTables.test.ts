import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordForm } from '../../../core/dialect/header/recordForms.ts';
import { tableSpans } from '../../../core/dialect/tables/tableSpans.ts';

type Row = readonly string[];

const words = ['Ada', 'Bo', 'Cy', 'Dee', 'Eva', 'Finn', 'Gus', 'Hal', 'Ida', 'Jo'];
const word = fc.constantFrom(...words);
const figure = fc.integer({ min: 0, max: 99_999 }).map(String);
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2024-03-${String(n).padStart(2, '0')}`);
const mail = word.map((name) => `${name.toLowerCase()}@example.org`);

/** Columns as people have them, each with what its cells hold. */
const kinds: readonly (readonly (readonly [name: string, cells: fc.Arbitrary<string>])[])[] = [
  [
    ['Name', word],
    ['E-mail', mail],
    ['Age', figure],
    ['City', word],
  ],
  [
    ['Order no', figure],
    ['Date', day],
    ['Amount', figure],
  ],
  [
    ['Product', word],
    ['Price', figure],
    ['Quantity', figure],
    ['Status', word],
    ['Comment', word],
  ],
  [
    ['Code', word],
    ['Description', word],
  ],
  [
    ['Country', word],
    ['Region', word],
    ['Year', figure],
    ['Source', mail],
    ['Unit', word],
    ['Value', figure],
  ],
];

const rowsOf = (kind: number, most: number): fc.Arbitrary<readonly Row[]> =>
  fc.array(fc.tuple(...(kinds[kind] ?? []).map(([, cells]) => cells)), { minLength: 3, maxLength: most });
const headerOf = (kind: number): Row => (kinds[kind] ?? []).map(([name]) => name);

const starts = (records: readonly Row[]): readonly number[] =>
  tableSpans(records, records.map(recordForm)).spans.map(({ first }) => first);

/** One table of several below one another: a title or none, its rows, a total or none, blank records behind it. */
const part = (kind: number) =>
  fc.record({
    kind: fc.constant(kind),
    rows: rowsOf(kind, 9),
    title: fc.option(word.map((name) => `The table of ${name}`)),
    total: fc.boolean(),
    blanks: fc.integer({ min: 1, max: 2 }),
  });

describe('tables below one another', () => {
  it('are told apart, however many there are and whatever stands around them', () => {
    const order = fc.shuffledSubarray(
      kinds.map((_, kind) => kind),
      { minLength: 2 },
    );
    // A list of codes alone on top may be pairs of key and value.
    const stacks = order.filter(([first]) => first !== 3).chain((list) => fc.tuple(...list.map(part)));
    fc.assert(
      fc.property(stacks, (parts) => {
        const records: Row[] = [];
        const firsts: number[] = [];
        for (const { kind, rows, title, total, blanks } of parts) {
          firsts.push(firsts.length === 0 ? 0 : records.length);
          const width = headerOf(kind).length;
          if (title !== null) records.push([title, ...Array.from({ length: width - 1 }, () => '')]);
          records.push(headerOf(kind), ...rows);
          if (total) records.push(['Total', ...Array.from({ length: width - 2 }, () => ''), '12345']);
          for (let n = 0; n < blanks; n += 1) records.push(['', '', '']);
        }
        expect(starts(records)).toEqual(firsts);
      }),
      { numRuns: 300 },
    );
  });

  it('are one table wherever that is cut by blank rows, headings, totals and its header said again', () => {
    const cut = fc.constantFrom('blank', 'heading', 'total', 'header', 'nothing');
    const tables = fc.integer({ min: 0, max: kinds.length - 1 }).chain((kind) =>
      fc.record({
        kind: fc.constant(kind),
        rows: rowsOf(kind, 25),
        cuts: fc.array(cut, { minLength: 25, maxLength: 25 }),
        from: fc.integer({ min: 0, max: 8 }),
        to: fc.integer({ min: 9, max: 90 }),
      }),
    );
    fc.assert(
      fc.property(tables, ({ kind, rows, cuts, from, to }) => {
        const header = headerOf(kind);
        const blank = header.map(() => '');
        const said = {
          blank: [blank],
          heading: [['Part two', ...blank.slice(1)]],
          total: [blank, ['Total', ...blank.slice(2), '777'], blank],
          header: [blank, header],
          nothing: [],
        };
        const records = [header, ...rows.flatMap((row, i) => [row, ...said[cuts[i] ?? 'nothing']])];
        expect(starts(records)).toHaveLength(1);
        expect(starts(records.slice(from, to))).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});
