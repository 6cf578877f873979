import { expect, it } from 'vitest';
import { AppError } from '../../../core/model/errors.ts';
import { NotNow } from '../../../core/model/notNow.ts';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import { patience, type PatienceWish } from '../../../core/scanning/patience.ts';

/** A step that fails so often, and what came of waiting for it. */
function waited(wish: Partial<PatienceWish> = {}, chance = 1) {
  const pauses: number[] = [];
  const told: (string | null)[] = [];
  const control = patience(
    {
      wait: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
      random: () => chance,
    },
    { signal: new AbortController().signal, tell: (what) => told.push(what), ...wish },
  );
  const failing = (times: number, error: () => Error) => {
    let left = times;
    return (): Promise<string> => {
      left -= 1;
      return left >= 0 ? Promise.reject(error()) : Promise.resolve('here');
    };
  };
  return { control, failing, pauses, told };
}

const gone = (): Error => new NotNow('offline', 'Nobody answers.');

it('does a step again after pauses that double, and tells of it once they are long', async () => {
  const { control, failing, pauses, told } = waited();
  expect(await control.attempt(failing(9, gone))).toBe('here');
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(told).toEqual([...Array.from({ length: 7 }, () => 'Nobody answers.'), null]);
});

it('waits by chance for half of that at least', async () => {
  const { control, failing, pauses } = waited({}, 0);
  await control.attempt(failing(2, gone));
  expect(pauses).toEqual([250, 500]);
});

it('leaves a service alone for as long as it asks', async () => {
  const { control, failing, pauses } = waited();
  await control.attempt(failing(1, () => new NotNow('busy', 'Too much.', { afterMs: 30_000 })));
  expect(pauses).toEqual([30_500]);
});

it('gives up for a person who waits', async () => {
  const { control, failing } = waited({ mostMs: scanOptions.remote.personWaitsMs });
  const failed = control.attempt(failing(99, gone));
  await expect(failed).rejects.toMatchObject({ code: 'PLACE_UNREACHABLE', message: 'Nobody answers.' });
});

it('throws at once what no waiting mends', async () => {
  const { control, failing, pauses } = waited();
  const failed = control.attempt(failing(1, () => new AppError('OBJECT_MISSING', 'It is gone.')));
  await expect(failed).rejects.toMatchObject({ code: 'OBJECT_MISSING' });
  expect(pauses).toEqual([]);
});

it('ends with the signal', async () => {
  const ending = new AbortController();
  const { control } = waited({ signal: ending.signal });
  const failed = control.attempt(() => {
    ending.abort();
    return Promise.reject(gone());
  });
  await expect(failed).rejects.toMatchObject({ code: 'CANCELLED' });
});
