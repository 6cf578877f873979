import { expect, test } from 'vitest';
import { createWordBook } from '../../../../core/match/words/wordBook.ts';
import { readWordVectors } from '../../../../core/match/words/wordVectors.ts';
import { packedVectors } from './packedVectors.ts';

function likeness(word: string, other: string): number {
  const book = createWordBook();
  const id = book.idOf(other);
  book.settle();
  return book.alike(book.idOf(word))[id] ?? 0;
}

test('takes a misspelt word for what it was to be', () => {
  expect(likeness('adjustr', 'adjuster')).toBeGreaterThan(0.5);
  expect(likeness('policy', 'policy')).toBe(1);
});

test('takes a shortened word for the long one', () => {
  expect(likeness('descr', 'descriptor')).toBeGreaterThan(0.5);
  expect(likeness('dspnsd', 'dispensed')).toBeGreaterThan(0.5);
});

test('takes forms of a word for the word', () => {
  expect(likeness('enrolled', 'enrollment')).toBeGreaterThan(0.5);
});

test('takes two English words for two words, however alike they look', () => {
  expect(likeness('county', 'country')).toBe(0);
  expect(likeness('paid', 'said')).toBe(0);
});

test('counts a word for less that stands in many names', () => {
  const book = createWordBook();
  const [date, loss] = [book.idOf('date'), book.idOf('loss')];
  book.count([date, loss]);
  for (let i = 0; i < 9; i += 1) book.count([date]);
  expect(book.weight(loss)).toBe(1);
  expect(book.weight(date)).toBeLessThan(0.5);
  expect(book.weight(date)).toBeGreaterThan(0);
});

test('knows words of near meaning only where vectors are lent', () => {
  const vectors = readWordVectors(
    packedVectors({ paid: [1, 1, 1, 1, 0], payment: [1, 1, 1, 0, 1], tumor: [1, -1, -1, 1, 1] }),
  );
  const near = (book: ReturnType<typeof createWordBook>) => {
    const [payment, tumor] = [book.idOf('payment'), book.idOf('tumor')];
    book.settleNames();
    book.settle();
    const row = book.near(book.idOf('paid'));
    return [row[payment] ?? 0, row[tumor] ?? 0];
  };
  expect(near(createWordBook())).toEqual([0, 0]);
  const [close = 0, apart = 0] = near(createWordBook(vectors));
  expect(close).toBeGreaterThan(0.4);
  expect(apart).toBe(0);
});
