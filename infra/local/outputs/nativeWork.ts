import { AppError } from '../../../core/model/errors.ts';

/**
 * Work of native code in a thread. A thread that is ended in it takes its whole process along, so whoever wants to end the
 * thread asks it to stop instead, and the work looks for that between its steps.
 */
export interface NativeWork {
  /** Does it. Rejects with `CANCELLED` where the thread is to stop, however the work itself ends. */
  during<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  /** To be called between two steps. @throws {AppError} `CANCELLED` */
  check(): void;
}

/** What a thread is at, in the one place that it shares with whoever may end it. */
const plain = 0;
const native = 1;
const ending = 2;
const stopping = 3;

/** The place that both sides look at. */
export function newNativeFlag(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** The side of the thread. */
export function nativeWork(flag: Int32Array): NativeWork {
  const stopped = (): AppError => new AppError('CANCELLED', 'The work was stopped.');
  /** @returns whether the thread was asked to stop meanwhile */
  const leave = (): boolean => Atomics.exchange(flag, 0, plain) === stopping;
  return {
    async during(work) {
      // Ended at this very moment: nothing native is begun any more.
      if (Atomics.compareExchange(flag, 0, plain, native) !== plain) throw stopped();
      let answer: Awaited<ReturnType<typeof work>>;
      try {
        answer = await work();
      } catch (error) {
        throw leave() ? stopped() : error;
      }
      if (leave()) throw stopped();
      return answer;
    },
    check() {
      if (Atomics.load(flag, 0) === stopping) throw stopped();
    },
  };
}

/** A thread that nobody ends. */
export const undisturbed: NativeWork = { during: (work) => work(), check: () => undefined };

/**
 * The side that wants to end the thread.
 *
 * @returns whether it may be ended now; if not, it was asked to stop, and its job fails by itself within moments
 */
export function mayEnd(flag: Int32Array): boolean {
  for (;;) {
    if (Atomics.compareExchange(flag, 0, plain, ending) === plain) return true;
    // The thread may have come out of it between the two looks.
    if (Atomics.compareExchange(flag, 0, native, stopping) !== plain) return false;
  }
}
