/** The clock of the stand-ins and of the handlers; a test can put it ahead. Time-outs and holds of messages go by the machine's. */
export class CloudClock {
  #aheadMs = 0;
  readonly #listeners = new Set<() => void>();

  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Milliseconds since the epoch. */
  readonly now = (): number => Date.now() + this.#aheadMs;

  /** Puts it ahead by so much more; schedules that become due by it are called once. */
  advance(ms: number): void {
    this.#aheadMs += ms;
    for (const listener of this.#listeners) listener();
  }

  /** @returns a way to be told no more */
  onAdvance(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
