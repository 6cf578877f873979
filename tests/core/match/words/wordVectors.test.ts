import { expect, test } from 'vitest';
import { cosine, cosineOf, meanVector, readWordVectors } from '../../../../core/match/words/wordVectors.ts';
import { packedVectors } from './packedVectors.ts';

const vectors = readWordVectors(
  packedVectors({ paid: [1, 1, 1, 1, 1], payment: [1, 1, 1, 1, 0.8], tumor: [1, -1, 1, -1, 0] }),
);

test('knows the words that are in the bytes', () => {
  expect(vectors.dimensions).toBe(5);
  expect(vectors.indexOf('payment')).toBe(1);
  expect(vectors.indexOf('nothing')).toBe(-1);
});

test('puts words of like use near each other', () => {
  const near = cosine(meanVector(['paid'], vectors), meanVector(['payment'], vectors));
  const far = cosine(meanVector(['paid'], vectors), meanVector(['tumor'], vectors));
  expect(cosineOf(0, 1, vectors)).toBeCloseTo(near, 1);
  expect(near).toBeGreaterThan(0.9);
  expect(far).toBeLessThan(0.1);
});

test('knows no direction where no word is known', () => {
  expect(meanVector(['nothing'], vectors)).toBeNull();
  expect(cosine(null, meanVector(['paid'], vectors))).toBe(0);
});

test('refuses bytes that are something else, or are cut off', () => {
  const bytes = packedVectors({ paid: [1, 0] });
  expect(() => readWordVectors(bytes.subarray(0, bytes.length - 1))).toThrow('not complete');
  expect(() => readWordVectors(new TextEncoder().encode('PK\u0003\u0004 and so on, long enough'))).toThrow(
    'no word vectors',
  );
  expect(() => readWordVectors(new Uint8Array())).toThrow('no word vectors');
});
