/** Money for pages that are read, in USD. */
export interface Budget {
  /** Sets aside what a page costs; `undefined` where that would be more than there is. */
  take(): number | undefined;
  /** The page was not paid for. */
  giveBack(usd: number): void;
}

/** @param each what a page costs; `spent` counts towards `most` */
export function createBudget({
  spent,
  most,
  each,
}: {
  readonly spent: number;
  readonly most: number;
  readonly each: number;
}): Budget {
  let gone = spent;
  return {
    take() {
      // Sums of small amounts miss the last digit.
      if (gone + each > most + 1e-9) return undefined;
      gone += each;
      return each;
    },
    giveBack(usd) {
      gone -= usd;
    },
  };
}
