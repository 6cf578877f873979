import { expect, test } from 'vitest';
import { cosineOf, type WordVectors } from '../../../core/match/words/wordVectors.ts';
import { loadWordVectors } from '../../../infra/local/wordVectors.ts';

function near(a: string, b: string, vectors: WordVectors): number {
  return cosineOf(vectors.indexOf(a), vectors.indexOf(b), vectors);
}

test('the words that come with the app are there, and lie as they are used', () => {
  const vectors = loadWordVectors();
  if (vectors === undefined) throw new Error('There are no word vectors.');
  for (const [a, b, other] of [
    ['paid', 'payment', 'tumor'],
    ['tumor', 'cancer', 'invoice'],
    ['physician', 'doctor', 'currency'],
    ['invoice', 'payment', 'kidney'],
    ['street', 'avenue', 'dose'],
  ] as const)
    expect(near(a, b, vectors)).toBeGreaterThan(near(a, other, vectors) + 0.2);
});

test('they are read once', () => {
  expect(loadWordVectors()).toBe(loadWordVectors());
});
