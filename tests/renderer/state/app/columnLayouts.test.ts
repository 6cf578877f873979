import { expect, test } from 'vitest';
import { columnsKey } from '../../../../renderer/state/app/columnLayouts.ts';

test('layouts of columns have names that tell order and borders', () => {
  const names = [['a', 'b'], ['b', 'a'], ['ab'], ['a', 'b', ''], ['']];
  expect(new Set(names.map(columnsKey)).size).toBe(names.length);
  expect(columnsKey(['a', 'b'])).toBe(columnsKey(['a', 'b']));
});
