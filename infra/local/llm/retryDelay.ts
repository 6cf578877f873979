/** First wait in milliseconds; doubled each time. */
const firstMs = 400;

/**
 * How long to wait before a call is repeated: what the service asks for, else anything up to a time that doubles, so
 * that many callers who were turned away together do not come back together.
 *
 * @param attempt from 1
 * @param retryAfter the header: seconds, or a date
 */
export function retryDelayMs(attempt: number, retryAfter: string | null): number {
  if (retryAfter !== null && retryAfter.trim() !== '') {
    const seconds = Number(retryAfter);
    if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date)) return Math.max(0, date - Date.now());
  }
  return Math.random() * firstMs * 2 ** attempt;
}

/** A request is sent so many times at most. */
export const mostAttempts = 4;
