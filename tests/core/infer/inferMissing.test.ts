import { describe, expect, it } from 'vitest';
import { profileOf } from '../profile/foldTable.ts';

const numbers = (count: number, from = 20): string[] =>
  Array.from({ length: count }, (_, index) => String(from + index));
const times = (text: string, count: number): string[] => Array.from({ length: count }, () => text);

describe('missing values', () => {
  it.each(['-', '--', '—', '.', '?', '*'])('takes a single %s among numbers for one', (token) => {
    expect(profileOf([...numbers(400), token]).column).toMatchObject({
      type: 'integer',
      missing: 1,
      missingTokens: [token],
      invalid: 0,
    });
  });

  it.each(['n/a', 'NULL', 'NaN', '#N/A', 'n.a.', 'k.A.', '(blank)', '\\N', 'not available', '#NV'])(
    'always takes %s for one',
    (token) => {
      expect(profileOf(['red', 'blue', token]).column.missingTokens).toEqual([token]);
    },
  );

  it.each(['unknown', 'none', 'xx', 'missing', 'TBD', 'NR', 'not specified'])(
    'takes %s for one where it comes back in a column that is not of words',
    (token) => {
      expect(profileOf([...numbers(100), token]).column.missingTokens).toEqual([token]);
      expect(profileOf([...numbers(400), token]).column).toMatchObject({
        missingTokens: [],
        anomalies: [token],
      });
      expect(profileOf(['red', 'blue', 'green', token]).column.missingTokens).toEqual([]);
    },
  );

  it('leaves a dash alone where it is one of several signs', () => {
    expect(profileOf(['+', '-', '+', '-'], 'strand').column.missingTokens).toEqual([]);
    expect(profileOf(['A', 'A-', 'B+', '-'], 'grade').column.missingTokens).toEqual(['-']);
  });

  it('leaves marks alone where nothing else is in the column', () => {
    expect(profileOf(['*', '', '*'], 'flagged').column).toMatchObject({ missing: 1, missingTokens: [] });
    expect(profileOf(['-', '-', '-']).column).toMatchObject({ missing: 3, missingTokens: ['-'] });
  });

  it('takes dates of zeros for missing among dates', () => {
    expect(profileOf(['0000-00-00', '2024-01-31', '2024-02-01']).column).toMatchObject({
      type: 'date',
      missingTokens: ['0000-00-00'],
      invalid: 0,
    });
  });

  it('takes nines for missing that lie far from all values, above or below', () => {
    expect(profileOf([...numbers(40), ...times('-999', 3)]).column.missingTokens).toEqual(['-999']);
    expect(profileOf([...numbers(40, -20), ...times('-999', 3)]).column).toMatchObject({
      missingTokens: ['-999'],
      min: -20,
    });
    expect(profileOf([...numbers(40, -990), ...times('-999', 3)]).column.missingTokens).toEqual([]);
    expect(profileOf([...numbers(40, 300), ...times('999', 3)]).column.missingTokens).toEqual([]);
  });

  it('takes nines for missing that come back far more often than any code', () => {
    const zips = Array.from({ length: 60 }, (_, index) => String(10_001 + index * 7));
    expect(profileOf([...zips, ...times('99999', 6)], 'zip').column).toMatchObject({
      semanticType: 'postcode',
      missingTokens: ['99999'],
    });
    expect(profileOf([...zips, '99999', '99999'], 'zip').column.missingTokens).toEqual([]);
  });

  it('keeps names that look like a token', () => {
    expect(profileOf(['NA', 'EMEA', 'APAC', 'NA'], 'region').column.missingTokens).toEqual([]);
    expect(profileOf(['Smith', 'Null', 'Jones'], 'last name').column.missingTokens).toEqual([]);
    expect(profileOf(['Smith', 'NULL', 'Jones'], 'last name').column.missingTokens).toEqual(['NULL']);
  });
});
