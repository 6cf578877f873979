import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setApp } from '../../../../renderer/state/app/appState.ts';
import { loadedPart, PartMissing } from '../../../../renderer/state/app/loadedPart.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('while the host is gone nothing is read, and a part that was asked for comes when it is back', async () => {
  setApp({ connection: 'reconnecting' });
  let reads = 0;
  const part = loadedPart(() => {
    reads += 1;
    return Promise.resolve('part');
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reads).toBe(0);
  setApp({ connection: 'live' });
  expect(await part).toBe('part');
});

test('a page that starts reads its parts before it is connected', async () => {
  setApp({ connection: 'connecting' });
  expect(await loadedPart(() => Promise.resolve('part'))).toBe('part');
});

test('what fails before anybody knows that the host is gone is read when it is back', async () => {
  setApp({ connection: 'live' });
  let isBack = false;
  const part = loadedPart(() => (isBack ? Promise.resolve('part') : Promise.reject(new TypeError('failed'))));
  await vi.advanceTimersByTimeAsync(100);
  setApp({ connection: 'reconnecting' });
  await vi.advanceTimersByTimeAsync(60_000);
  isBack = true;
  setApp({ connection: 'live' });
  expect(await part).toBe('part');
});

test('what the host does not have is given up', async () => {
  setApp({ connection: 'live' });
  let tries = 0;
  const settled = Promise.allSettled([
    loadedPart(() => {
      tries += 1;
      return Promise.reject(new TypeError('not found'));
    }),
  ]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect((await settled)[0]).toMatchObject({ status: 'rejected', reason: expect.any(PartMissing) });
  expect(tries).toBeGreaterThan(1);
});
