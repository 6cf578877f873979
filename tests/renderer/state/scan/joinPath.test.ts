import { expect, test } from 'vitest';
import { joinPath, lastOf } from '../../../../renderer/state/scan/joinPath.ts';

test('paths are joined as their system writes them', () => {
  expect(joinPath('/', 'srv')).toBe('/srv');
  expect(joinPath('/srv/drawings', 'rev\\b')).toBe('/srv/drawings/rev\\b');
  expect(joinPath('C:\\', 'drawings')).toBe('C:\\drawings');
  expect(joinPath('\\\\server\\share', 'a')).toBe('\\\\server\\share\\a');
});

test('the last part of a path is its name', () => {
  expect(lastOf('/srv/drawings/')).toBe('drawings');
  expect(lastOf('C:\\drawings')).toBe('drawings');
  expect(lastOf('/')).toBe('/');
});
