/** One life of a process: from some moment on nothing that it asked for is done or answered any more. */
export interface Life {
  /** Lets one call through; ends the life before or behind it where its time has come. */
  step<T>(call: () => Promise<T>): Promise<T>;
  readonly isOver: () => boolean;
  /** Resolves when it ends. */
  readonly over: Promise<void>;
}

/**
 * @param calls that are answered; the call behind them is done or not, as `isDone` says, and never answered.
 *   Infinity: a life that is not cut short.
 */
export function createLife(calls: number, isDone: boolean): Life {
  let left = calls;
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
  return {
    async step(call) {
      if (left < 0) return never();
      left -= 1;
      if (left >= 0) {
        const answer = await call();
        return left < -1 ? never() : answer;
      }
      if (isDone) await call();
      end();
      return never();
    },
    isOver: () => left < 0,
    over,
  };
}

/** The same object in that life: each of its methods is one call. */
export function inLife<Given extends object>(given: Given, life: Life): Given {
  const methods = Object.entries(given).map(([name, value]) => [
    name,
    typeof value === 'function'
      ? (...parameters: readonly unknown[]) =>
          life.step(async () => (value as (...all: readonly unknown[]) => unknown)(...parameters))
      : value,
  ]);
  return Object.fromEntries(methods) as Given;
}
