import { describe, expect, it } from 'vitest';
import { repeatsHeader } from '../../../../core/values/cells/repeatedHeader.ts';

describe('repeatsHeader', () => {
  const names = ['People', 'Bates County', 'Missouri'];

  it.each([
    ['all of it', names],
    ['all of it with blanks and empty cells', [' People ', 'Bates County', 'Missouri ', '']],
    ['a section of another name', ['Business', 'Bates County', 'Missouri']],
    ['a section without a name', ['', 'Bates County', 'Missouri']],
  ])('finds %s', (_, cells) => {
    expect(repeatsHeader(cells, names)).toBe(true);
  });

  it.each([
    ['a row of figures', ['Firms', '1459', '501064'], names],
    ['a row that agrees in one name only', ['Business', 'Bates County', ''], names],
    ['a row of few letters that agree', ['x', 'no', 'yes'], ['item', 'no', 'yes']],
    ['a longer row', [...names, '12'], names],
    ['another first name of two', ['Business', 'Bates County'], ['People', 'Bates County']],
  ])('leaves %s alone', (_, cells, header) => {
    expect(repeatsHeader(cells, header)).toBe(false);
  });
});
