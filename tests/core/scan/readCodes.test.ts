import { describe, expect, it } from 'vitest';
import { scanDefaults } from '../../../core/model/scan.ts';
import { readCodes } from '../../../core/scan/readCodes.ts';

const codes = (...texts: readonly string[]) => texts.map((text) => ({ text, isPattern: false }));

describe('readCodes', () => {
  it('passes over empty entries and tells what it leaves out, with the reason', () => {
    const list = readCodes(
      codes(' HOLE-1 ', '', 'A', 'hole 1', '--', 'X'.repeat(201), 'HOLE-2'),
      scanDefaults,
    );
    expect(list.codes.map(({ text }) => text)).toEqual(['HOLE-1', 'HOLE-2']);
    expect(list.left).toEqual([
      { place: 2, text: 'A', fault: 'short', detail: '' },
      { place: 3, text: 'hole 1', fault: 'again', detail: 'HOLE-1' },
      { place: 4, text: '--', fault: 'short', detail: '' },
      { place: 5, text: 'X'.repeat(201), fault: 'long', detail: '' },
    ]);
  });

  it('keeps apart what the options tell apart', () => {
    const given = codes('HOLE-1', 'hole-1', 'HOLE 1');
    expect(readCodes(given, { anyCase: false, anySeparator: false }).codes).toHaveLength(3);
    expect(readCodes(given, { anyCase: true, anySeparator: false }).codes).toHaveLength(2);
  });

  it('names codes that are taken for each other by eye', () => {
    expect(readCodes(codes('A-10', 'B-1', 'A-1O', 'A-IO'), scanDefaults).alike).toEqual([[0, 2, 3]]);
  });

  it('says what is wrong with a pattern', () => {
    const list = readCodes(
      [...codes('AB'), { text: '(', isPattern: true }, { text: String.raw`\d{3}`, isPattern: true }],
      scanDefaults,
    );
    expect(list.codes).toHaveLength(2);
    expect(list.left).toMatchObject([{ place: 1, fault: 'pattern' }]);
  });

  it('refuses a list with nothing to search for', () => {
    expect(() => readCodes(codes('', 'A'), scanDefaults)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });

  it('reads 50,000 codes', () => {
    const list = readCodes(
      codes(...Array.from({ length: 50_000 }, (_, at) => `HOLE-${at + 10}`)),
      scanDefaults,
    );
    expect(list.codes).toHaveLength(50_000);
  });
});
