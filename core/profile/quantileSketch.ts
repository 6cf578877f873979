import { profileOptions } from '../model/options/understandingOptions.ts';
import { mix } from './hashCell.ts';

/**
 * Quantiles of any number of values in bounded memory. After Karnin, Lang and Liberty (KLL, 2016), with one change:
 * where they toss a coin, odd and even places are kept in turns, so the same input gives the same answer.
 *
 * Of more than `sampledFrom` values, one in 2, 4, 8, ... neighbours is taken for all of them, as KLL's sampler does; which
 * one is drawn by their number. Level h holds values that stand for 2^h values each. A full level is sorted and every second value moves up.
 * Rank error about 0.4 % (measured), 1 % promised. Merging joins the levels.
 */
export class QuantileSketch {
  private readonly levels: Level[] = [newLevel()];
  /**
   * Values taken so far; the power of 2 that says how many neighbours one value is taken of; how many of the neighbours
   * at hand were seen; and which of them is taken.
   */
  private sampler: Float64Array;

  constructor(sampler: Float64Array = new Float64Array(4)) {
    this.sampler = sampler;
  }

  get count(): number {
    return this.sampler[0] ?? 0;
  }

  /** Takes a value `weight` times; a weight of two to the h goes straight to level h. */
  add(value: number, weight = 1): void {
    const { sampler } = this;
    sampler[0] = this.count + weight;
    if (weight === 1) {
      const height = sampler[1] ?? 0;
      const seen = sampler[2] ?? 0;
      if (seen === sampler[3]) this.put(height, value);
      sampler[2] = seen + 1;
      if (seen + 1 === 1 << height) this.beginNeighbours(height);
      return;
    }
    let rest = weight;
    for (let height = 0; rest > 0; height += 1) {
      if (rest % 2 === 1) this.put(height, value);
      rest = Math.floor(rest / 2);
    }
  }

  /** Copies what the sampler counts into memory of its own. */
  bringOut(): void {
    this.sampler = Float64Array.from(this.sampler);
  }

  merge(other: QuantileSketch): void {
    this.sampler[0] = this.count + other.count;
    for (let height = 0; height < other.levels.length; height += 1) {
      const level = other.levels[height];
      if (level === undefined) continue;
      for (let at = 0; at < level.size; at += 1) this.put(height, level.values[at] ?? 0);
    }
  }

  /** The kept values in ascending order with the number of values that each stands for. */
  weighted(): { readonly values: Float64Array; readonly weights: Float64Array } {
    const pairs: { readonly value: number; readonly weight: number }[] = [];
    for (let height = 0; height < this.levels.length; height += 1) {
      const level = this.levels[height];
      if (level === undefined) continue;
      for (let at = 0; at < level.size; at += 1) {
        pairs.push({ value: level.values[at] ?? 0, weight: 2 ** height });
      }
    }
    pairs.sort((one, other) => one.value - other.value);
    return {
      values: Float64Array.from(pairs, (pair) => pair.value),
      weights: Float64Array.from(pairs, (pair) => pair.weight),
    };
  }

  private beginNeighbours(from: number): void {
    const { sampler, count } = this;
    let height = from;
    while (count >= sampledFrom * 2 ** height && height < 30) height += 1;
    sampler[1] = height;
    sampler[2] = 0;
    sampler[3] = mix(count) & ((1 << height) - 1);
  }

  /** Takes a value that the sampler chose to stand for 2 to the power of `height`. */
  put(height: number, value: number): void {
    while (this.levels.length <= height) this.levels.push(newLevel());
    const level = this.levels[height];
    if (level === undefined) return;
    level.values[level.size] = value;
    level.size += 1;
    if (level.size === level.values.length) this.compact(level, height);
  }

  private compact(level: Level, height: number): void {
    level.values.sort();
    const first = level.odd ? 1 : 0;
    level.odd = !level.odd;
    const { values } = level;
    level.size = 0;
    // The sort was in place, and `put` writes to the level above only.
    for (let at = first; at < values.length; at += 2) this.put(height + 1, values[at] ?? 0);
  }
}

/** Values up to which each is taken: of so many, chance moves a rank by less than 0.4 %. */
const sampledFrom = 16_384;

interface Level {
  readonly values: Float64Array;
  size: number;
  odd: boolean;
}

function newLevel(): Level {
  return { values: new Float64Array(profileOptions.sketchSize), size: 0, odd: false };
}
