import type { Database } from '../store/openDatabase.ts';
import { mostReceived } from './localQueues.ts';

/** Deaths of the process at one message after which the message is given up: by chance it dies once, by a file always. */
const mostDeaths = 3;
/** Times that a death counts as the message having been received, itself included. */
const deathCounts = Math.ceil(mostReceived / mostDeaths);

/** What becomes of messages that a process had in hand when it ended. */
export interface BrokenOff {
  /** It died at its work, so that what it worked on may be the reason. */
  died(): Promise<void>;
  /** It was stopped by somebody, which says nothing of what it worked on. */
  stopped(): Promise<void>;
  /** Nobody knows; each of them was received once more. */
  unknown(): Promise<void>;
}

export function brokenOff({ db, attempt }: Database): BrokenOff {
  const count = db.prepare(
    'UPDATE message SET at_work = 0, received = max(0, received + ?) WHERE at_work = 1',
  );
  const more = (times: number): Promise<void> =>
    attempt(() => {
      count.run(times);
    });
  return {
    died: () => more(deathCounts - 1),
    stopped: () => more(-1),
    unknown: () => more(0),
  };
}
