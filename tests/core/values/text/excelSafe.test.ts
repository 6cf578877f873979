import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  excelSafe,
  excelSafeHeader,
  excelSafeRow,
  fromExcelSafe,
  needsEscape,
} from '../../../../core/values/text/excelSafe.ts';
import { readCsv } from '../../apply/fixture.ts';

const piece = fc.constantFrom(
  "'",
  '=',
  '+',
  '-',
  '@',
  '%',
  '|',
  '＝',
  '＋',
  '－',
  '＠',
  '\t',
  '\r',
  '\n',
  '\0',
  ' ',
  '\u200b',
  '\u202e',
  '1',
  '.',
  'e',
  ',',
  '"',
  'a',
  'cmd',
  '\ufeff',
  '\u2066',
  ';',
  '\ud800',
);
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
);

describe('excelSafe', () => {
  it('marks what could become a formula and leaves plain numbers', () => {
    const safe = [
      '=1+1',
      "'quoted",
      '@SUM(A1)',
      ' =1',
      '\u200b=1',
      '+49 30 1',
      '-',
      '％',
      '-12.5',
      '+3',
      '-1e5',
      '007',
      'a=b',
      '',
    ];
    expect(safe.map(excelSafe)).toEqual([
      "'=1+1",
      "''quoted",
      "'@SUM(A1)",
      "' =1",
      "'​=1",
      "'+49 30 1",
      "'-",
      '％',
      '-12.5',
      '+3',
      '-1e5',
      '007',
      'a=b',
      '',
    ]);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(fromExcelSafe(excelSafe(text))).toBe(text);
      }),
      { numRuns: 20_000 },
    );
  });

  it('never writes two texts alike', () => {
    fc.assert(
      fc.property(cell, cell, (one, other) => {
        fc.pre(one !== other);
        expect(excelSafe(one)).not.toBe(excelSafe(other));
      }),
      { numRuns: 20_000 },
    );
  });

  it('leaves nothing that a spreadsheet program takes for a formula', () => {
    const invisible = /^[\s\p{Cf}\p{Cc}]*/u;
    fc.assert(
      fc.property(cell, (text) => {
        const safe = excelSafe(text);
        const [shown = ''] = safe.replace(invisible, '');
        const isNumber = safe !== '' && safe.trim() === safe && Number.isFinite(Number(safe));
        expect(isNumber || !'=+-@%|＝＋－＠'.includes(shown) || shown === '').toBe(true);
        expect(isNumber || !/^[\t\r\n\0]/.test(safe)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('says which cells it changes', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(needsEscape(text)).toBe(excelSafe(text) !== text);
      }),
    );
  });

  it('makes a table that another reader reads back cell by cell', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = excelSafeHeader(['=a', 'b']) + rows.map((row) => excelSafeRow(row)).join('');
        expect(text.startsWith('\uFEFF"')).toBe(true);
        const [header, ...read] = readCsv(text.slice(1));
        expect(header).toEqual(["'=a", 'b', 'escape=apostrophe-v1']);
        expect(read.map((cells) => cells.slice(0, 2).map(fromExcelSafe))).toEqual(rows);
      }),
    );
  });

  it('has every cell in quotes, empty ones too', () => {
    expect(excelSafeRow(['a', null, 'say "so"'])).toBe('"a","","say ""so""",""\r\n');
  });
});
