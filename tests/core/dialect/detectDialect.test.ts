import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DialectOverrides, detectDialect } from '../../../core/dialect/detectDialect.ts';
import type { DelimiterGuess } from '../../../core/model/dialect.ts';
import { encodeRecord } from '../parse/encodeRecord.ts';

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

const detect = (text: string, options?: DialectOverrides): DelimiterGuess => detectDialect(text, options);

describe('detectDialect', () => {
  it('finds every delimiter on the list', () => {
    for (const delimiter of [',', ';', '\t', '|', ':', '^', '~', '||', '~|~', '\u0001'])
      expect(detect(write(rows, { delimiter })).delimiter).toBe(delimiter);
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
