import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedParts } from '../../../core/report/joinedParts.ts';
import { csvRecord } from '../../../core/values/text/csvRecord.ts';

const part = fc.string({ unit: fc.constantFrom(';', '"', 'a', '\n', ' ', ','), maxLength: 5 });

test('parts that were joined come apart as they were', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      expect(joinedParts(csvRecord(parts, ';'))).toEqual(parts);
    }),
    { numRuns: 2_000 },
  );
});

test('an empty text is one empty part', () => {
  expect(joinedParts('')).toEqual(['']);
});
