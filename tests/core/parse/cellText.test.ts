import { describe, expect, it } from 'vitest';
import { cellText, cellTexts, recordSource, recordTexts } from '../../../core/parse/cellText.ts';
import { encodeRecord, standardDialect } from './encodeRecord.ts';
import { createSplitter } from '../../../core/parse/splitRecords.ts';

function batchOf(text: string): NonNullable<ReturnType<ReturnType<typeof createSplitter>['push']>> {
  const batch = createSplitter(standardDialect).push(new TextEncoder().encode(text));
  if (batch === undefined) throw new Error('no record');
  return batch;
}

describe('cellText', () => {
  it('reads the same text cell by cell and batch by batch', () => {
    const batch = batchOf('plain,é and ü,"say ""hi""", kept \r\n"ä ""ö""",,😀,x\r\n');
    const textOf = cellTexts(batch);
    const one = Array.from(batch.cellStart, (_, cell) => cellText(batch, cell));
    expect(one).toEqual(['plain', 'é and ü', 'say "hi"', ' kept ', 'ä "ö"', '', '😀', 'x']);
    expect(one.map((_, cell) => textOf(cell))).toEqual(one);
    expect(recordTexts(batch, 1)).toEqual(one.slice(4));
  });

  it('shows bytes that are no UTF-8 as replacement characters', () => {
    const bytes = Uint8Array.from([0x61, 0xff, 0x2c, 0x62, 0x0a]);
    const batch = createSplitter(standardDialect).push(bytes);
    expect(batch && recordTexts(batch, 0)).toEqual(['a\uFFFD', 'b']);
  });

  it('gives a record back as it stood', () => {
    const batch = batchOf('a,"b\n""c"""\r\nd\n');
    expect(recordSource(batch, 0)).toBe('a,"b\n""c"""');
    expect(recordSource(batch, 1)).toBe('d');
  });
});

describe('encodeRecord', () => {
  it('quotes only where it must, as RFC 4180 has it', () => {
    expect(encodeRecord(['a', 'b,c', 'd"e', 'f\ng', ' h '])).toBe('a,"b,c","d""e","f\ng", h \r\n');
  });

  it('writes a lone empty cell so that it does not read as a blank line', () => {
    expect(encodeRecord([''])).toBe('""\r\n');
    expect(encodeRecord([])).toBe('\r\n');
  });
});
