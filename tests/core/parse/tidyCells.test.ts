import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DelimiterGuess } from '../../../core/model/dialect.ts';
import { recordTexts } from '../../../core/parse/cellText.ts';
import { createSplitter } from '../../../core/parse/splitRecords.ts';
import { tidyCells } from '../../../core/parse/tidyCells.ts';
import { standardDialect } from './encodeRecord.ts';

const spaced: DelimiterGuess = { ...standardDialect, skipInitialSpace: true };
const padded: DelimiterGuess = { ...standardDialect, delimiter: ' ', delimiterRuns: true };

function read(text: string, dialect: DelimiterGuess): readonly (readonly string[])[] {
  const splitter = createSplitter(dialect);
  const pushed = tidyCells(splitter.push(new TextEncoder().encode(text)), dialect);
  const finished = tidyCells(splitter.finish(), dialect);
  return [pushed, finished].flatMap((batch) =>
    batch === undefined ? [] : Array.from({ length: batch.recordCount }, (_, r) => recordTexts(batch, r)),
  );
}

describe('tidyCells', () => {
  it('takes blanks behind a delimiter from the cell, but not those before the first or in quotes', () => {
    expect(read(' a,  b,\tc \n1, " x", \n', spaced)).toEqual([
      [' a', 'b', 'c '],
      ['1', ' x', ''],
    ]);
  });

  it('reads a run of delimiters as one, and those at the ends as none', () => {
    expect(read('  C   0.5  -1 \nH 1    2\n', padded)).toEqual([
      ['C', '0.5', '-1'],
      ['H', '1', '2'],
    ]);
  });

  it('keeps a blank line as a record of one empty cell', () => {
    expect(read('a b\n\n   \nc d\n', padded)).toEqual([['a', 'b'], [''], [''], ['c', 'd']]);
  });

  it('keeps cells that were quoted, empty ones too', () => {
    expect(read('"New  York"  ""   5\n', padded)).toEqual([['New  York', '', '5']]);
  });

  it('changes nothing in other dialects', () => {
    expect(read('a, b,,c\n', standardDialect)).toEqual([['a', ' b', '', 'c']]);
  });

  it('gives back the words of padded lines, however they are padded', () => {
    const word = fc.stringMatching(/^[a-z0-9.]{1,5}$/);
    const line = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), word), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const text = lines
          .map((cells) => `${cells.map(([pad, w]) => ' '.repeat(pad) + w).join('')}  \n`)
          .join('');
        expect(read(text, padded)).toEqual(lines.map((cells) => cells.map(([, w]) => w)));
      }),
    );
  });
});
