import { llmOptions } from '../model/options/llmOptions.ts';

/** What the last calls of one connection came to. */
export interface Breaker {
  /** Failures since the last answer. */
  readonly failures: number;
  /** Milliseconds since the epoch until when nothing is sent. */
  readonly pausedUntil: number;
}

export const freshBreaker: Breaker = { failures: 0, pausedUntil: 0 };

/** Closed: calls go out. Once the pause is over one call may try; the next failure begins another pause. */
export function isPaused({ pausedUntil }: Breaker, now: number): boolean {
  return now < pausedUntil;
}

/** After a call. What the person's own settings caused (`refused`), or the person (`cancelled`), says nothing about the service. */
export function afterCall(
  breaker: Breaker,
  status: 'answered' | 'unavailable' | 'invalid' | 'refused' | 'cancelled',
  now: number,
): Breaker {
  switch (status) {
    case 'answered':
    case 'invalid':
      // Whoever answers nonsense is there.
      return freshBreaker;
    case 'refused':
    case 'cancelled':
      return breaker;
    case 'unavailable': {
      const failures = breaker.failures + 1;
      const pausedUntil =
        failures >= llmOptions.failuresInRow ? now + llmOptions.pauseMs : breaker.pausedUntil;
      return { failures, pausedUntil };
    }
  }
}
