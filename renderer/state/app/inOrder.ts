import type { FileId } from '../../../core/contract/views.ts';

/** What is asked about each file and not answered yet; a file that nothing is asked about has no entry. */
const tails = new Map<FileId, Promise<void>>();

/**
 * Asks one thing about a file after the other, so that answers come in the order of the keys and none tells of a state
 * from before an earlier one. What a task needs to know of the file it reads when its turn comes.
 *
 * @param task settles its own failures; one that rejects is a bug, and does not hold up the tasks behind it
 * @returns resolves when the task has ended
 */
export function inOrder(fileId: FileId, task: () => Promise<void>): Promise<void> {
  const before = tails.get(fileId);
  const done = before === undefined ? task() : before.then(task, task);
  tails.set(fileId, done);
  const forget = (): void => {
    if (tails.get(fileId) === done) tails.delete(fileId);
  };
  done.then(forget, forget);
  return done;
}

/** Resolves when everything asked about the file so far has been answered. */
export async function answered(fileId: FileId): Promise<void> {
  await tails.get(fileId);
}
