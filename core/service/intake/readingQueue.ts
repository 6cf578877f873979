/** Something to be done when its turn comes. */
export interface QueuedTask {
  readonly sizeBytes: number;
  readonly run: () => Promise<void>;
}

/**
 * Lets at most `width` tasks go on at once. Every second lane takes the smallest that waits, the others the one that has
 * waited longest: among 200 files the many small ones are there within seconds although a large one was dropped first,
 * and the large one does not wait for ever.
 *
 * @returns a function that adds a task; it resolves or rejects with it
 */
export function createReadingQueue(width: number): (task: QueuedTask) => Promise<void> {
  const waiting: { readonly sizeBytes: number; readonly begin: () => Promise<void> }[] = [];
  const free = Array.from({ length: width }, (_, lane) => lane);

  const next = (lane: number) => {
    let at = 0;
    if (lane % 2 === 1) {
      for (const [index, { sizeBytes }] of waiting.entries())
        if (sizeBytes < (waiting[at]?.sizeBytes ?? 0)) at = index;
    }
    return waiting.splice(at, 1)[0];
  };
  const work = async (lane: number): Promise<void> => {
    for (let task = next(lane); task !== undefined; task = next(lane)) await task.begin();
    free.push(lane);
  };

  return ({ sizeBytes, run }) =>
    new Promise((resolve, reject) => {
      waiting.push({ sizeBytes, begin: () => run().then(resolve, reject) });
      const lane = free.shift();
      if (lane !== undefined) void work(lane);
    });
}
