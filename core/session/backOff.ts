import { itemOptions } from '../model/options/sessionOptions.ts';

/**
 * Whole seconds to wait after an attempt, from 1: up to 30 after the first, twice as much after each further one, 900 at
 * most. Drawn from the whole span ("full jitter"), so that items which failed together do not come back together.
 *
 * @param attempt From 1.
 * @param chance From 0 up to but not including 1.
 * @see https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export function backOffSeconds(attempt: number, chance: number): number {
  const { firstDelaySeconds, mostDelaySeconds } = itemOptions;
  const most = Math.min(mostDelaySeconds, firstDelaySeconds * 2 ** (Math.max(1, attempt) - 1));
  return 1 + Math.floor(chance * most);
}

/** Seconds until a time (ISO 8601 UTC) and a little more, 1 to 900; whoever holds something until then is done by then. */
export function secondsUntil(until: string, nowMs: number, chance: number): number {
  const left = Math.max(0, Date.parse(until) - nowMs) / 1000;
  return Math.min(itemOptions.mostDelaySeconds, Math.ceil(left) + 1 + Math.floor(chance * 10));
}
