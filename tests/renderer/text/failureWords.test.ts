import { expect, test } from 'vitest';
import { rejectCodes } from '../../../core/model/transform.ts';
import { failureSentence } from '../../../renderer/text/failureWords.ts';

const said = (
  code: (typeof rejectCodes)[number],
  count: number,
  { field = 'name', most = null }: { readonly field?: string; readonly most?: number | null } = {},
): string => Object.values(failureSentence({ code, count, field }, most)).join('');

test('a reason is a sentence with number, field and limit', () => {
  expect(said('TOO_LONG', 212, { most: 120 })).toBe('212 rows are too long for name (120)');
  expect(said('TOO_LONG', 1)).toBe('1 row is too long for name');
  expect(said('REQUIRED_MISSING', 2, { field: 'FAX' })).toBe(
    '2 rows have no value for FAX, which is required',
  );
  expect(said('RAGGED_ROW', 3, { field: '' })).toBe('3 rows have more cells than the header');
});

test('every reason names its field, but for those of whole rows', () => {
  for (const code of rejectCodes) {
    const whole = ['RAGGED_ROW', 'UNREADABLE_ROW', 'DUPLICATE_ROW'].includes(code);
    expect(said(code, 2, { field: whole ? '' : 'the_field' }).includes('the_field')).toBe(!whole);
  }
});
