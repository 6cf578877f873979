import { describe, expect, it } from 'vitest';
import { createReadingQueue } from '../../../../core/service/intake/readingQueue.ts';

/** Adds tasks of these sizes at once; each ends a turn after it began. */
async function begun(width: number, sizes: readonly number[]): Promise<readonly number[]> {
  const add = createReadingQueue(width);
  const order: number[] = [];
  await Promise.all(
    sizes.map((sizeBytes) =>
      add({
        sizeBytes,
        run: async () => {
          order.push(sizeBytes);
          await Promise.resolve();
        },
      }),
    ),
  );
  return order;
}

describe('the queue of files to be read', () => {
  it('keeps the order given where there is one lane', async () => {
    expect(await begun(1, [3, 1, 2])).toEqual([3, 1, 2]);
  });

  it('lets small files by a large one, which still does not wait for all of them', async () => {
    const order = await begun(2, [900, 800, 5, 4, 3, 700, 1]);
    expect(order.slice(0, 2)).toEqual([900, 800]);
    expect(order.indexOf(1)).toBeLessThan(order.indexOf(700));
    expect(order.indexOf(5)).toBeLessThan(order.indexOf(700));
    expect([...order].sort((a, b) => a - b)).toEqual([1, 3, 4, 5, 700, 800, 900]);
  });

  it('goes on after a task that failed', async () => {
    const add = createReadingQueue(1);
    const bad = add({ sizeBytes: 1, run: () => Promise.reject(new Error('no')) });
    const good = add({ sizeBytes: 1, run: () => Promise.resolve() });
    await expect(bad).rejects.toThrow('no');
    await expect(good).resolves.toBeUndefined();
  });
});
