import { expect, it } from 'vitest';
import { lastOf } from '../../../../renderer/state/scan/lastOf.ts';

it('is the last part of a path, as any system writes it', () => {
  expect(lastOf('/srv/drawings/')).toBe('drawings');
  expect(lastOf(String.raw`C:\drawings\rev b`)).toBe('rev b');
  expect(lastOf('/')).toBe('/');
});
