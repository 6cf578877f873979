import { describe, expect, it } from 'vitest';
import { guessLikeness } from '../../../core/dedupe/guessLikeness.ts';

describe('guessLikeness', () => {
  const cases: readonly { name: string; values: readonly string[]; as: string | undefined }[] = [
    { name: 'Vorname', values: ['Anna', 'Bert'], as: 'givenName' },
    { name: 'SURNAME', values: ['Meyer', 'Lang'], as: 'familyName' },
    { name: 'Kontakt', values: ['a@x.de', 'b@x.de'], as: 'email' },
    { name: 'date_of_birth', values: ['1970-01-02', '1980-03-04'], as: 'date' },
    { name: 'soc_sec_id', values: ['1234567', '2345678'], as: 'code' },
    { name: 'zip', values: ['10115', '20095'], as: 'postcode' },
    { name: 'x7', values: ['1970-01-02', '1980-03-04'], as: 'date' },
    { name: 'x8', values: ['same', 'same'], as: undefined },
    { name: 'x9', values: [], as: undefined },
    { name: '__proto__', values: ['yes', 'no', 'yes'], as: 'choice' },
  ];
  it.each(cases)('takes $name for $as', ({ name, values, as }) => {
    expect(guessLikeness({ name, values })).toBe(as);
  });
});
