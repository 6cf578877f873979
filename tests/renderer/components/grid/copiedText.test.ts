import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asHtml, asJson, asTabs, type CopiedCells } from '../../../../renderer/components/grid/copiedText.ts';

const cellText = fc.oneof(
  fc.string(),
  fc.constantFrom('', '007', 'a\tb', 'two\nlines', '"', 'a"b', '\r', '=1+1', '<b>x</b>', '\u202Eabc'),
);
const tables: fc.Arbitrary<CopiedCells> = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    names: fc.array(cellText, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cellText, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 5,
    }),
  }),
);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Reads tab-separated text as a spreadsheet does when it is pasted. */
function pasted(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error('A quote is never closed.');
        cell += text[at] ?? '';
        if (text[at] === '"') at += 1;
      }
      at += 1;
    } else for (; at < text.length && text[at] !== '\t' && text[at] !== '\n'; at += 1) cell += text[at] ?? '';
    rows.at(-1)?.push(cell);
    if (at >= text.length) return rows;
    if (text[at] === '\n') rows.push([]);
    at += 1;
  }
}

describe('copied cells', () => {
  test('are pasted back as they were, with and without headers', () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(pasted(asTabs(table, true))).toEqual([table.names, ...table.rows]);
        const isOne = table.rows.length * table.names.length === 1;
        expect(isOne ? table.rows : pasted(asTabs(table, false))).toEqual(table.rows);
      }),
    );
  });

  test('stand as they are when there is only one', () => {
    expect(asTabs({ names: ['n'], rows: [['a\t"b"\n']] }, false)).toBe('a\t"b"\n');
  });

  test('are never markup in markup, and stay text where a spreadsheet would change them', () => {
    const html = asHtml(
      { names: ['<i>'], rows: [['<img src=x onerror=alert(1)>'], ['007'], ['=1+1'], ['12.5'], ['Köln Süd']] },
      true,
    );
    expect(html).toContain('&lt;i&gt;');
    expect(html).not.toContain('<img');
    expect(html).toContain(`<td style="mso-number-format:'\\@';white-space:pre">007</td>`);
    expect(html).toContain(`white-space:pre">=1+1</td>`);
    expect(html).toContain('<td>12.5</td>');
    expect(html).toContain('<td>Köln Süd</td>');
  });

  test('are read back from JSON in the order of their columns', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const text = asJson(table);
        const rows = JSON.parse(text) as readonly Readonly<Record<string, string>>[];
        expect(rows.length).toBe(table.rows.length);
        for (const [at, row] of rows.entries()) {
          expect(Object.keys(row).length).toBe(table.names.length);
          expect(Object.values(row).toSorted(byText)).toEqual([...(table.rows[at] ?? [])].toSorted(byText));
        }
      }),
    );
    const odd = asJson({ names: ['10', '2', '__proto__', '2'], rows: [['a', 'b', 'c', 'd']] });
    expect(odd).toBe('[\n  {"10": "a", "2": "b", "__proto__": "c", "2 (2)": "d"}\n]');
  });
});
