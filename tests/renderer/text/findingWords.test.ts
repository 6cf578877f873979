import { expect, it } from 'vitest';
import { outcomeParts } from '../../../renderer/text/findingWords.ts';

const failure = (code: 'TOO_LONG' | 'NOT_A_DATE' | 'NOT_A_NUMBER', field: string, count: number) => ({
  code,
  field,
  count,
  rows: [],
  examples: [],
});

const sentence = (...given: Parameters<typeof outcomeParts>): string => {
  const { all, pass, fail, reasons } = outcomeParts(...given);
  return `${all}${pass}, ${fail}: ${reasons}`;
};

it('says in one line how many rows pass, how many fail and why, fields of one reason together', () => {
  const counts = { rowsIn: 1_204_331, rowsOut: 1_204_119, rowsRejected: 212 };
  const failures = [
    failure('TOO_LONG', 'name', 120),
    failure('NOT_A_DATE', 'day', 32),
    failure('TOO_LONG', 'city', 60),
  ];
  expect(sentence({ ...counts, failures })).toBe(
    '1,204,331 rows: 1,204,119 pass, 212 fail: 180 too long, 32 bad date',
  );
});

it('says so where rows fail for several reasons, as the reasons are more than the rows then', () => {
  const counts = { rowsIn: 10, rowsOut: 8, rowsRejected: 2 };
  const failures = [failure('NOT_A_DATE', 'day', 2), failure('NOT_A_NUMBER', 'paid', 1)];
  expect(sentence({ ...counts, failures })).toBe(
    '10 rows: 8 pass, 2 fail: 2 bad date, 1 bad number; some rows for several reasons',
  );
});
