import { AppError } from '../../../core/model/errors.ts';

/** Somebody who does one task, step by step, and may die at each. */
export interface Actor {
  readonly name: string;
  /** How wrong its clock is, in milliseconds. */
  readonly skewMs: number;
  dead: boolean;
}

/** Shares of steps at which something goes wrong. */
export interface Troubles {
  /** The actor dies before the step, or after it. */
  readonly crash: number;
  /** The step is not made, or its answer is lost; the actor is told that the store does not answer. */
  readonly lost: number;
}

/** Numbers from 0 up to but not including 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Step {
  readonly actor: Actor;
  readonly run: () => Promise<void>;
  readonly fail: (error: Error) => void;
}

/**
 * Lets actors take turns: whatever an actor asks of the world waits here until it is drawn. So every order in which their
 * steps can happen is a seed, and each step is a place at which an actor can die or lose an answer.
 */
export class Schedule {
  troubles: Troubles = { crash: 0, lost: 0 };
  readonly #random: () => number;
  #waiting: Step[] = [];
  #running: Actor | undefined;

  constructor(random: () => number) {
    this.#random = random;
  }

  get isQuiet(): boolean {
    return this.#waiting.length === 0;
  }

  /** A step of `actor`; never settles when it dies at it. */
  enter<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = async (): Promise<void> => {
        const fate = this.#random();
        const { crash, lost } = this.troubles;
        this.#running = actor;
        try {
          const value = await work();
          if (fate < crash) this.#kill(actor);
          else if (fate < crash + lost) reject(noAnswer());
          else resolve(value);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      if (!actor.dead) this.#waiting.push({ actor, run, fail: reject });
    });
  }

  /** In the middle of a step: another one may come in between, or the actor die. */
  readonly pause = (): Promise<void> => {
    const actor = this.#running;
    return actor === undefined ? Promise.resolve() : this.enter(actor, () => Promise.resolve());
  };

  /** Draws one step and lets its actor go on to the next one. */
  async step(): Promise<void> {
    const [step] = this.#waiting.splice(Math.floor(this.#random() * this.#waiting.length), 1);
    if (step === undefined) return;
    const fate = this.#random();
    const { crash, lost } = this.troubles;
    if (fate < crash) this.#kill(step.actor);
    else if (fate < crash + lost) step.fail(noAnswer());
    else void step.run();
    await settled();
  }

  #kill(actor: Actor): void {
    actor.dead = true;
    this.#waiting = this.#waiting.filter((step) => step.actor !== actor);
  }
}

function noAnswer(): AppError {
  return new AppError('STORE_UNAVAILABLE', 'The store does not answer.');
}

/** All that can go on without a further step has done so. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
