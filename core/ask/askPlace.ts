/**
 * Names a window of an answer of a pipeline, as its `after` takes it: when the first window was asked for, in milliseconds
 * since the epoch, and the row that this one begins with.
 */
export function askPlace(atMs: number, first: number): string {
  return `${String(atMs)}-${String(first)}`;
}
