import { expect, test } from 'vitest';
import { opposedSides, sidesOf } from '../../../../core/match/words/opposites.ts';
import { createWordBook } from '../../../../core/match/words/wordBook.ts';

function opposed(a: string, b: string): number {
  const book = createWordBook();
  const sides = (text: string) =>
    sidesOf(
      text.split(' ').map((word) => book.idOf(word)),
      book,
    );
  return opposedSides(sides(a), sides(b));
}

test('hears a contradiction where two names take different sides', () => {
  expect(opposed('policy start date', 'policy end date')).toBe(1);
  expect(opposed('home phone', 'work phone')).toBe(1);
  expect(opposed('minimum start', 'maximum end')).toBe(2);
});

test('hears none where a side is shared, or one name takes none', () => {
  expect(opposed('start end date', 'end date')).toBe(0);
  expect(opposed('work phone', 'business phone')).toBe(0);
  expect(opposed('phone', 'home phone')).toBe(0);
});
