import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScanOptions, scanDefaults } from '../../../core/model/scan.ts';
import { codeFinder } from '../../../core/scan/findCodes.ts';

function found(
  codes: readonly string[],
  line: string,
  options: Partial<ScanOptions> = {},
): readonly string[] {
  const list = codes.map((text) => ({ text, isPattern: false }));
  const finder = codeFinder(list, { ...scanDefaults, ...options });
  return finder
    .in(line)
    .map(({ code, from, to, near }) => `${codes[code]}: ${line.slice(from, to)} ${near ?? 'exact'}`);
}

describe('codeFinder', () => {
  it('finds a code at word boundaries and not within a longer word', () => {
    expect(found(['HOLE-1'], 'HOLE-1, HOLE-12 WHOLE-1 (HOLE-1) HOLE-1B')).toEqual([
      'HOLE-1: HOLE-1 exact',
      'HOLE-1: HOLE-1 exact',
    ]);
  });

  it('finds a code whatever its case and separators, as its options say', () => {
    const line = 'hole 1 HOLE1 HOLE–1 HOLE - 1 Hole\u00a0-1';
    expect(found(['HOLE-1'], line)).toHaveLength(5);
    expect(found(['HOLE-1'], 'hole-1', { anyCase: false })).toEqual(['HOLE-1: hole-1 case']);
    expect(found(['HOLE-1'], 'HOLE1 HOLE-1', { anySeparator: false })).toEqual([
      'HOLE-1: HOLE1 separator',
      'HOLE-1: HOLE-1 exact',
    ]);
  });

  it('shows what looks alike as near and never as exact', () => {
    expect(found(['HOLE-10'], 'H0LE-10 HOLE-IO HOLE-l0')).toEqual([
      'HOLE-10: H0LE-10 lookalike',
      'HOLE-10: HOLE-IO lookalike',
      'HOLE-10: HOLE-l0 lookalike',
    ]);
  });

  it('takes the code that stands there before those that look like it', () => {
    expect(found(['A-10', 'A-1O', 'A-IO'], 'A-1O')).toEqual(['A-1O: A-1O exact']);
  });

  it('shows a code that a dash, dot or underscore goes on from as part of a longer one', () => {
    expect(found(['HOLE-1'], 'HOLE-1-A')).toEqual(['HOLE-1: HOLE-1 longer']);
    expect(found(['HOLE-1'], 'REV.HOLE-1')).toEqual(['HOLE-1: HOLE-1 longer']);
    expect(found(['HOLE-1'], 'HOLE-1. HOLE-1 - A HOLE-1/2')).toHaveLength(3);
    expect(found(['HOLE-1', 'HOLE-1-A'], 'HOLE-1-A')).toEqual(['HOLE-1-A: HOLE-1-A exact']);
  });

  it('does not join numbers over a blank or a dash', () => {
    expect(found(['HOLE-12'], 'HOLE-1 2 HOLE-1-2')).toEqual([]);
    expect(found(['10-12'], '1012')).toEqual(['10-12: 1012 separator']);
  });

  it('reads ligatures, wide forms and invisible characters as what they stand for', () => {
    expect(found(['FIT-1'], 'ﬁt-1 ＦＩＴ－１ F\u200bIT-\u00ad1')).toEqual([
      'FIT-1: ﬁt-1 exact',
      'FIT-1: ＦＩＴ－１ exact',
      'FIT-1: F\u200bIT-\u00ad1 exact',
    ]);
  });

  it('finds codes with signs of other kinds', () => {
    expect(found(['6"-P-1001', '#12', 'Ø8/H7'], '6"-P-1001 (#12) ø8/H7')).toEqual([
      '6"-P-1001: 6"-P-1001 exact',
      '#12: #12 exact',
      'Ø8/H7: ø8/H7 exact',
    ]);
  });

  it('finds patterns as whole words', () => {
    const finder = codeFinder([{ text: String.raw`P-\d{4}`, isPattern: true }], scanDefaults);
    const line = 'P-1001 p-1002 P-10035 XP-1001';
    expect(finder.in(line).map(({ from, to }) => line.slice(from, to))).toEqual(['P-1001', 'p-1002']);
  });

  const code = fc
    .tuple(
      fc.stringMatching(/^[A-Z]{1,4}$/),
      fc.constantFrom('', '-', ' '),
      fc.integer({ min: 10, max: 9_999 }),
    )
    .map(([word, separator, number]) => `${word}${separator}${number}`);
  const noise = fc
    .array(fc.stringMatching(/^[ -~]{0,12}$/), { maxLength: 6 })
    .map((words) => words.join(' '));

  it('finds every code that stands by itself, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(code, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.tuple(noise, noise),
        (codes, pick, [before, after]) => {
          const wanted = codes[pick % codes.length] ?? '';
          const line = `${before} , ${wanted} ; ${after}`;
          const at = before.length + 3;
          const finder = codeFinder(
            codes.map((text) => ({ text, isPattern: false })),
            scanDefaults,
          );
          expect(finder.in(line)).toContainEqual({
            code: codes.indexOf(wanted),
            from: at,
            to: at + wanted.length,
            near: null,
          });
        },
      ),
    );
  });

  it('finds the same of a code alone as among many', () => {
    fc.assert(
      fc.property(fc.uniqueArray(code, { minLength: 1, maxLength: 20 }), noise, (codes, line) => {
        const of = (list: readonly string[]): readonly string[] =>
          found(list, line).filter((hit) => hit.startsWith(`${codes[0]}: `) && hit.endsWith(' exact'));
        expect(of(codes)).toEqual(of(codes.slice(0, 1)));
      }),
    );
  });

  it('finds each of more codes than it keeps ready, and those that look like them', () => {
    const codes = Array.from({ length: 12_000 }, (_, n) => `HOLE-${n}`);
    const finder = codeFinder(
      [...codes, 'H0LE-7'].map((text) => ({ text, isPattern: false })),
      scanDefaults,
    );
    for (const [place, code] of [...codes.entries(), ...codes.entries()]) {
      const exact = finder.in(code).filter(({ near }) => near === null);
      expect(exact.map((hit) => hit.code)).toEqual([place]);
    }
    expect(finder.in('H0LE-7').map(({ code, near }) => [code, near])).toEqual([[12_000, null]]);
  });
});
