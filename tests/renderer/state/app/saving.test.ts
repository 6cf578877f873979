import { expect, test } from 'vitest';
import { useSaving, whileSaving } from '../../../../renderer/state/app/saving.ts';

test('what is under way counts as not saved until it has been answered', async () => {
  let finish = (): void => {};
  const done = whileSaving(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  expect(useSaving.getState()).toEqual({ pending: 1, failed: false });
  finish();
  await done;
  expect(useSaving.getState()).toEqual({ pending: 0, failed: false });
  await expect(whileSaving(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(useSaving.getState()).toEqual({ pending: 0, failed: true });
});
