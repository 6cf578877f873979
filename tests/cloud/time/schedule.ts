import type { CloudClock } from './cloudClock.ts';
import { nextDue } from './scheduleExpression.ts';

/** How often it is looked whether a schedule is due. */
const lookMs = 250;

/** Calls something whenever a schedule is due by the cloud's clock; what was missed while the clock jumped is called once. */
export class Schedule {
  readonly #timer: NodeJS.Timeout;
  readonly #stopListening: () => void;

  constructor(expression: string, clock: CloudClock, call: (due: number) => void) {
    let due = nextDue(expression, clock.now());
    const look = (): void => {
      const now = clock.now();
      if (due === undefined || now < due) return;
      const met = due;
      due = nextDue(expression, now);
      call(met);
    };
    this.#timer = setInterval(look, lookMs);
    this.#stopListening = clock.onAdvance(look);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#stopListening();
  }
}
