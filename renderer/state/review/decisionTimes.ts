/**
 * How long a column lies before the person until it is decided. It shows whether the review keeps its promise of
 * about a second a column; the figures stay in this browser and go nowhere.
 */
const storageKey = 'mapwright.decisionTimes';
/** Decisions that the median is taken of; older ones fall out. */
const kept = 500;
/** A longer look is a break, not a decision; in milliseconds. */
const longestMs = 60_000;

let shown: { readonly columnIndex: number; readonly atMs: number } | undefined;

/** Notes that a column has the cursor now. */
export function noteShown(columnIndex: number): void {
  if (shown?.columnIndex !== columnIndex) shown = { columnIndex, atMs: performance.now() };
}

/** Notes that it was decided; without effect for a column that was not under the cursor. */
export function recordDecision(columnIndex: number): void {
  if (shown?.columnIndex !== columnIndex) return;
  const elapsedMs = performance.now() - shown.atMs;
  shown = undefined;
  if (elapsedMs > longestMs) return;
  localStorage.setItem(storageKey, JSON.stringify([...readTimes(), Math.round(elapsedMs)].slice(-kept)));
}

/** Median in milliseconds and how many decisions it rests on; `null` before the first. */
export function medianDecision(times: readonly number[] = readTimes()): { ms: number; count: number } | null {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle === undefined ? null : { ms: middle, count: sorted.length };
}

function readTimes(): readonly number[] {
  const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
  return Array.isArray(stored) ? stored.filter((item) => typeof item === 'number') : [];
}
