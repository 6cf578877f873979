import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLitter, refusePathTricks, shownName } from '../../../core/archive/memberNames.ts';
import { lastName, memberName } from '../../../core/model/archive.ts';
import { outputNames } from '../../../core/apply/outputNames.ts';

describe('refusePathTricks', () => {
  it.each(['..', '../a', 'a/../b', 'a/.. /b', '/a', '//host/a', 'c:a', 'C:/a', 'a\0b'])(
    'refuses %j',
    (name) => {
      expect(() => refusePathTricks(name)).toThrow(expect.objectContaining({ code: 'SOURCE_DAMAGED' }));
    },
  );

  it.each(['a', 'a/b', '...', 'a..b/c..', '.hidden', 'Q1: north.csv', ' a'])('lets %j through', (name) => {
    expect(() => refusePathTricks(name)).not.toThrow();
  });
});

describe('shownName', () => {
  it('shows in place what cannot be seen, and keeps the end of a long name', () => {
    expect(shownName('a\u202efdp.csv')).toBe('a\ufffdfdp.csv');
    expect(shownName(`${'x'.repeat(400)}.csv`)).toHaveLength(255);
    expect(shownName(`${'x'.repeat(400)}.csv`)).toMatch(/^…x+\.csv$/u);
    expect(shownName(' ')).toBe('unnamed');
  });

  it('is one line that can be seen, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const shown = shownName(name);
        expect(shown.trim()).not.toBe('');
        expect(shown).not.toMatch(/[\p{Cc}\u2028-\u202e]/u);
        expect(Array.from(shown).length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

describe('isLitter', () => {
  it.each(['__MACOSX/a.csv', 'a/.DS_Store', 'Thumbs.db', 'a/desktop.ini', 'a/._b.csv'])(
    'knows %s',
    (name) => {
      expect(isLitter(name)).toBe(true);
    },
  );

  it.each(['a.csv', 'MACOSX/a.csv', 'thumbs.csv'])('does not take %s for it', (name) => {
    expect(isLitter(name)).toBe(false);
  });
});

describe('the name of a member', () => {
  it('names outputs without archive and folders', () => {
    const name = memberName('delivery.zip', 'north/march.csv');
    expect(name).toBe('delivery.zip › north/march.csv');
    expect(lastName(name)).toBe('march.csv');
    expect(outputNames(name).cleanedCsv).toBe('march.cleaned.csv');
    expect(outputNames(memberName('a.zip', 'april.csv.gz')).cleanedCsv).toBe('april.cleaned.csv');
    expect(lastName('plain.csv')).toBe('plain.csv');
  });

  it('never makes a path of an output, whatever the member is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        for (const output of Object.values(outputNames(memberName('a.zip', shownName(name))))) {
          expect(output).not.toMatch(/[/\\\p{Cc}:]/u);
          expect(output).not.toMatch(/^\./u);
        }
      }),
    );
  });
});
