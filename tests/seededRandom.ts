/** Numbers from 0 to 1 that are the same for the same seed. */
export interface Random {
  readonly next: () => number;
  /** Whole number from 0, below the limit. */
  readonly below: (limit: number) => number;
  readonly pick: <Item>(list: readonly Item[]) => Item;
}

/** A small generator (mulberry32). @throws {Error} from `pick`, where the list is empty */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (list) => {
      const item = list[below(list.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
  };
}

/** A whole number with zeros in front. */
export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
