import { AppError } from '../model/errors.ts';
import { NotNow } from '../model/notNow.ts';
import { scanOptions } from '../model/options/scanOptions.ts';
import type { RemoteControl } from '../ports/remoteDocuments.ts';

/** What waiting needs of the world. */
export interface Patience {
  /** Resolves after so many milliseconds, or at once when it is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 to 1, anew each time: many who wait for the same thing do not come back at the same moment. */
  readonly random: () => number;
}

/** How long and for whom steps are done again. */
export interface PatienceWish {
  readonly signal: AbortSignal;
  /** Milliseconds of pauses after which it is given up; absent: never. */
  readonly mostMs?: number;
  /** Told what is waited for; `null` when a step came through. */
  readonly tell?: (waiting: string | null) => void;
}

/** Makes steps that fail for now only be done again; see `RemoteControl`. */
export function patience({ wait, random }: Patience, { signal, mostMs, tell }: PatienceWish): RemoteControl {
  return {
    signal,
    async attempt(step) {
      let waitedMs = 0;
      for (let tries = 0; ; tries += 1) {
        if (signal.aborted) throw new AppError('CANCELLED', 'It was stopped.');
        try {
          const result = await step();
          tell?.(null);
          return result;
        } catch (error) {
          if (signal.aborted) throw new AppError('CANCELLED', 'It was stopped.', { cause: error });
          if (!(error instanceof NotNow)) throw error;
          const ms = pauseMs(tries, error.afterMs, random());
          waitedMs += ms;
          if (mostMs !== undefined && waitedMs > mostMs)
            throw new AppError('PLACE_UNREACHABLE', error.message, {
              cause: error,
              ...(error.reason === 'busy' ? { remedy: 'Wait some minutes, then try again.' } : {}),
            });
          if (ms >= scanOptions.remote.toldPauseMs) tell?.(error.message);
          await wait(ms, signal);
        }
      }
    },
  };
}

/** Doubles with each try up to a limit, and lies by chance between half of that and the whole; never less than is asked for. */
function pauseMs(tries: number, afterMs: number | null, chance: number): number {
  const { firstPauseMs, longestPauseMs } = scanOptions.remote;
  const whole = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(tries, 20));
  const ms = whole * (0.5 + chance / 2);
  return afterMs === null ? ms : afterMs + ms;
}
