import { profileOptions } from '../model/options/understandingOptions.ts';

/** A value and where it stands. */
export interface Placed {
  readonly value: number;
  readonly record: number;
}

/**
 * The largest and the smallest values of a column with their records, so that outliers can be shown although their
 * fences are known only at the end. Of equal values the earlier record stays, so cutting and merging change nothing.
 */
export class Extremes {
  /** Only values above this are worth offering; grows as the list fills. */
  above = Number.NEGATIVE_INFINITY;
  /** Only values below this are worth offering. */
  below = Number.POSITIVE_INFINITY;
  private high: Placed[] = [];
  private low: Placed[] = [];

  /** Call where `value > above || value < below`; NaN fails both, so what is no number never comes here. */
  offer(value: number, record: number): void {
    const limit = profileOptions.extremes;
    if (value > this.above) {
      this.high.push({ value, record });
      if (this.high.length >= limit * 2) {
        this.high = kept(this.high, descending);
        this.above = this.high[limit - 1]?.value ?? this.above;
      }
    }
    if (value < this.below) {
      this.low.push({ value, record });
      if (this.low.length >= limit * 2) {
        this.low = kept(this.low, ascending);
        this.below = this.low[limit - 1]?.value ?? this.below;
      }
    }
  }

  shiftRecords(by: number): void {
    this.high = this.high.map(({ value, record }) => ({ value, record: record + by }));
    this.low = this.low.map(({ value, record }) => ({ value, record: record + by }));
  }

  merge(other: Extremes): void {
    this.high = kept([...this.high, ...other.high], descending);
    this.low = kept([...this.low, ...other.low], ascending);
    if (this.high.length === profileOptions.extremes) this.above = this.high.at(-1)?.value ?? this.above;
    if (this.low.length === profileOptions.extremes) this.below = this.low.at(-1)?.value ?? this.below;
  }

  /** Largest first. */
  largest(): readonly Placed[] {
    return kept(this.high, descending);
  }

  /** Smallest first. */
  smallest(): readonly Placed[] {
    return kept(this.low, ascending);
  }
}

function kept(list: readonly Placed[], order: (one: Placed, other: Placed) => number): Placed[] {
  return [...list].sort(order).slice(0, profileOptions.extremes);
}

function descending(one: Placed, other: Placed): number {
  return other.value - one.value || one.record - other.record;
}

function ascending(one: Placed, other: Placed): number {
  return one.value - other.value || one.record - other.record;
}
