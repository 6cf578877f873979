import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DialectOptions, detectDialect } from '../../../../core/dialect/delimiter/detectDialect.ts';
import type { DelimiterGuess } from '../../../../core/model/dialect.ts';
import { encodeRecord } from '../../parse/encodeRecord.ts';

const rows = [
  ['id', 'name', 'amount', 'day'],
  ['1', 'Ann Lee', '12.50', '2025-01-03'],
  ['2', 'Bob Ray', '7.00', '2025-01-04'],
  ['3', 'Cid Moe', '101.25', '2025-02-11'],
];

function write(cells: readonly (readonly string[])[], dialect: Partial<DelimiterGuess>): string {
  const full = { delimiter: ',', quote: '"', escape: null, lineTerminator: '\n' as const, ...dialect };
  return cells.map((record) => encodeRecord(record, full)).join('');
}

const detect = (text: string, options?: DialectOptions): DelimiterGuess => detectDialect(text, options);

describe('detectDialect', () => {
  it('finds every delimiter on the list', () => {
    for (const delimiter of [',', ';', '\t', '|', ':', '^', '~', '||', '~|~', '\u0001'])
      expect(detect(write(rows, { delimiter })).delimiter).toBe(delimiter);
    expect(detect('day::at::link\n1/2::10:30::http://a.b/c\n1/3::11:45::http://a.b/d\n').delimiter).toBe(
      '::',
    );
    const words = rows.map((record) => record.map((cell) => cell.replace(' ', '-')));
    expect(detect(write(words, { delimiter: ' ' })).delimiter).toBe(' ');
  });

  it('reads two commas as an empty cell, not as one delimiter', () => {
    expect(detect('id,,name\n1,,Ann\n2,,Bob\n').delimiter).toBe(',');
  });

  it('is not misled by decimal commas in a semicolon file', () => {
    const text = 'Name;Netto;Brutto\nMüller;1,50;2,25\nMaier;3,00;4,75\nSchulz;1.200,00;1.428,10\n';
    const guess = detect(text);
    expect(guess).toMatchObject({ delimiter: ';', quote: '"' });
    expect(guess.margin).toBeGreaterThan(0.2);
    expect(guess.runnerUp?.delimiter).toBe(',');
  });

  it('is not misled by delimiters and line breaks within quotes', () => {
    const text = write(
      [
        ['id', 'note'],
        ['1', 'a; b; c\nd; e'],
        ['2', 'f; g; h'],
        ['3', 'one; two; "three"'],
      ],
      {},
    );
    expect(detect(text)).toMatchObject({ delimiter: ',', quote: '"', escape: null });
  });

  it('sees through cells that were quoted twice over', () => {
    const text = '""id"",""name""\n""1"",""Lee; Ann, Dr.""\n""2"",""Ray; Bob, Prof.""\n';
    expect(detect(text)).toMatchObject({ delimiter: ',', quote: '"' });
  });

  it('tells lists within cells from cells', () => {
    expect(detect('7,Orange County,Mo|Tu|We|Th|Fr|Sa|Su,open\n').delimiter).toBe(',');
    expect(detect('left,right\n1;2;3,4;5;6\na;b;c,d;e;f\n').delimiter).toBe(',');
    expect(detect('a|b|c\n1,5|2,5|3,5\n2,5|3,5|4,5\n').delimiter).toBe('|');
    expect(detect('first,second,"third;3;3;3"\n').delimiter).toBe(',');
  });

  it('finds a table below many lines of prose', () => {
    const prose = Array.from(
      { length: 12 },
      (_, i) => `This line number ${i} tells how the figures were made`,
    );
    const text = [...prose, '', 'pin,signal,level', '1,clock,0.5', '2,reset,1.5', '3,data,2.5'].join('\n');
    expect(detect(text).delimiter).toBe(',');
  });

  it('does not cut a single column at a character of its text', () => {
    expect(detect('Profession\nFinance\nInformation Technology\nOperational Delivery\n').delimiter).toBe(',');
    expect(detect('time\n12:30:00\n13:45:10\n').delimiter).toBe(',');
    const prose =
      'First we met, then we talked\nNobody came\nIt rained, it snowed, it hailed\nThe end\nNot quite\n';
    expect(detect(prose).delimiter).toBe('');
  });

  it('knows single quotes from apostrophes', () => {
    expect(detect("id,name\n1,'Lee, Ann'\n2,'Ray, Bob'\n3,'Moe, Cid'\n").quote).toBe("'");
    expect(detect("id,name\n1,Ann's shop\n2,'n Beetje\n3,Rock 'n' Roll\n").quote).toBe('"');
  });

  it('knows backslashes that escape quotes from those that end a path', () => {
    const escaped = String.raw`id,note
1,"He said \"hello, you\" and left"
2,"A \"b\" c"
`;
    expect(detect(escaped)).toMatchObject({ delimiter: ',', quote: '"', escape: '\\' });
    expect(detect('id,path\n1,"C:\\dir\\"\n2,"D:\\x\\"\n').escape).toBeNull();
  });

  it('names the line end, and lone returns only where they end records', () => {
    for (const lineTerminator of ['\n', '\r\n', '\r'] as const)
      expect(detect(write(rows, { lineTerminator })).lineTerminator).toBe(lineTerminator);
    expect(detect('a,b\r\n1,2\r\n3,"x\ny"\r\n').lineTerminator).toBe('\r\n');
    expect(detect('a,b\n1,2\r3,4\n5,6\r7,8\n').lineTerminator).toBe('mixed');
    expect(detect('a,b\n1,x\ry\n3,4\n5,z\rz\n').lineTerminator).toBe('\n');
  });

  it('sees past titles, comments and blank lines', () => {
    const text = `Sales report\n\n# made by hand: do not edit\n# second remark: none\n${write(rows, { delimiter: ';' })}`;
    expect(detect(text).delimiter).toBe(';');
  });

  it('obeys a person and guesses the rest', () => {
    expect(detect('a,b;c\n1,2;3\n', { delimiter: ';' })).toMatchObject({ delimiter: ';', margin: 1 });
    expect(detect('a"b"c\n1"2"3\n', { delimiter: '"' })).toMatchObject({ delimiter: '"', quote: null });
    expect(detect('a,"b"\n1,"2"\n', { quote: null })).toMatchObject({ delimiter: ',', quote: null });
  });

  it('obeys a first line that names the delimiter, if it occurs at all', () => {
    expect(detect('sep=;\na;b\n1,5;2,5\n')).toMatchObject({ delimiter: ';', margin: 1 });
    expect(detect('sep=,\na;b\n1;2\n3;4\n').delimiter).toBe(';');
    expect(detect('sep=;\na,b;c\n1,2;3\n', { delimiter: ',' }).delimiter).toBe(',');
  });

  it('knows columns that are padded with blanks', () => {
    const table = ['C    0.000   0.000', 'H    0.000   1.089', 'H   -0.513  10.363', 'H   -1.026   0.889'];
    expect(detect(`4\nmethane molecule\n${table.join('\n')}\n`)).toMatchObject({
      delimiter: ' ',
      delimiterRuns: true,
    });
    expect(detect('1 2 3\n4 5 6\n7 8 9\n').delimiterRuns).toBeUndefined();
    expect(detect('Ann  Lee\nBob  Ray\nCid Moe\n').delimiter).toBe(',');
  });

  it('gives blanks behind each delimiter to the delimiter', () => {
    const spaced = 'id, name, note\n1, Ann, "a, b"\n2, Bob, c\n';
    expect(detect(spaced)).toMatchObject({ delimiter: ',', skipInitialSpace: true });
    expect(detect('0.0,\t11.0,\t12.5\n1.0,\t12.0,\t13.5\n')).toMatchObject({
      delimiter: ',',
      skipInitialSpace: true,
    });
    expect(detect('id,note\n1,"a, b, c"\n2,"d, e, f"\n').skipInitialSpace).toBeUndefined();
    expect(detect('id,name\n1, Ann\n2,Bob\n3,Cid\n').skipInitialSpace).toBeUndefined();
  });

  it('knows remarks by their not being built like the rows', () => {
    expect(detect('# made by hand\nid,name\n1,Ann\n# twice: so, and so, and so\n2,Bob\n').commentPrefix).toBe(
      '#',
    );
    expect(detect('// a remark\nid;name\n1;Ann\n').commentPrefix).toBe('//');
    expect(detect('# id,name\n1,Ann\n2,Bob\n').commentPrefix).toBeUndefined();
    expect(detect('# tickets\nid,name\n#1,Ann\n#2,Bob\n').commentPrefix).toBeUndefined();
    expect(detect('tag\n#one\n#two\n').commentPrefix).toBeUndefined();
  });

  it('takes what stands beside the delimiter every time as a part of it', () => {
    expect(detect('a\\|b\\|c\n1\\|2\\|3\n').delimiter).toBe('\\|');
    expect(detect('a|~|b|~|c\n1|~|2|~|3\n').delimiter).toBe('|~|');
    expect(detect('a|b|c|\n1|2|3|\n').delimiter).toBe('|');
    expect(detect('a,C:\\x\\,D:\\y\\\nb,C:\\z\\,D:\\w\\\n').delimiter).toBe(',');
  });

  it('takes line feeds for text where returns alone end the records', () => {
    const text =
      'id;kind;note\r1;a;short\r2;b;first line\nsecond; or so\nthird, with commas, and more\r3;c;x\r';
    expect(detect(text.replace('; or so', ' or so'))).toMatchObject({
      delimiter: ';',
      lineTerminator: '\r',
      lineFeedsAreText: true,
    });
    expect(detect(write(rows, { lineTerminator: '\r' })).lineFeedsAreText).toBeUndefined();
  });

  it('reads on through a quoted cell that is longer than all it looks at', () => {
    const long = 'a line; of | text: with, everything\n'.repeat(20_000);
    const text = `id,note,amount\n1,"${long}",5\n`;
    expect(detect(text.slice(0, 262_144), { complete: false })).toMatchObject({ delimiter: ',', quote: '"' });
    const stray = `id,note,amount\n1,"never closed,5\n${'2,ok,6\n'.repeat(30_000)}`;
    expect(detect(stray, { complete: false })).toMatchObject({ delimiter: ',' });
  });

  it('says that it is unsure where two delimiters fit about as well', () => {
    expect(detect('1,2;3,4\n5,6;7,8\n').margin).toBeLessThan(0.3);
    expect(detect(write(rows, {})).margin).toBeGreaterThan(0.8);
  });

  it('comes to an end with text that is made to be searched again and again', () => {
    const marks = fc.constantFrom(
      '"',
      "'",
      ',',
      ';',
      '\n',
      '\r',
      '\\',
      ' ',
      '\t',
      'a',
      '1',
      '""',
      '","',
      '\\"',
    );
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 30 }), (unit) => {
        const text = unit.join('').repeat(Math.ceil(30_000 / unit.join('').length));
        expect(detect(text, { complete: false }).lineTerminator).toBeDefined();
      }),
      { numRuns: 10 },
    );
  });

  it('answers for any text, the same each time, and in a time bounded by the sample', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '"', "'", '\n', '\r', '\\', ' ', '\t') }),
        (text) => {
          const guess = detect(text);
          expect(guess.margin).toBeGreaterThanOrEqual(0);
          expect(guess.margin).toBeLessThanOrEqual(1);
          expect(detect(text)).toEqual(guess);
        },
      ),
    );
    const hostile = '"a\n'.repeat(100_000);
    expect(detect(hostile).delimiter).not.toBe('a');
  });

  it('gives back the delimiter that a table of words was written with', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word, word), { minLength: 3, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (cells, delimiter) => {
          expect(detect(write(cells, { delimiter })).delimiter).toBe(delimiter);
        },
      ),
    );
  });
});
