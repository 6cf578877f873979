import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from '../../core/ports/clock.ts';

/** The computer's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Characters of an id that tell the time: milliseconds in base 36 reach the year 5188 with nine. */
const timeCharacters = 9;

/**
 * Makes ids that sort by the time of their making: nine characters of time, then a counter and chance.
 * Within a millisecond, and when the clock goes back, they go on from the last one.
 */
export function timeIds(clock: Clock): Ids {
  let lastMs = 0;
  let count = 0;
  return {
    next() {
      const now = clock.now();
      count = now > lastMs ? 0 : count + 1;
      lastMs = Math.max(lastMs, now);
      const time = lastMs.toString(36).padStart(timeCharacters, '0');
      return `${time}${count.toString(36).padStart(4, '0')}${randomBytes(6).toString('hex')}`;
    },
  };
}
