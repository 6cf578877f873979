import { expect, it } from 'vitest';
import { headerVote } from '../../../../core/dialect/header/headerVote.ts';

it('takes words joined as in programs for names', () => {
  const vote = (name: string): number => headerVote([name], []);
  expect(vote('blueCar')).toBeGreaterThan(vote('bluecar'));
  expect(vote('blue_car')).toBeGreaterThan(vote('blue car'));
});

// One expression for this tried every way of cutting the letters into words: 1.2 MB took more than a minute.
it('looks at a cell of a megabyte as quickly as at any other', () => {
  const long = 'NaN'.repeat(400_000);
  expect(headerVote([`${long}!`], [['x'], [long]])).toBeLessThan(0.5);
});
