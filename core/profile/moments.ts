/** Places in the numbers of one `Moments`. */
const place = { count: 0, mean: 1, squares: 2, min: 3, max: 4 } as const;

/**
 * Count, mean, spread, ends. Sums are kept around the running mean (Welford), so large offsets cost no digits. The figures
 * lie in five numbers that somebody else may count in, too (`core/kernel/assembly/values.ts`).
 */
export class Moments {
  private figures: Float64Array;

  constructor(figures: Float64Array = new Float64Array(5)) {
    this.figures = figures;
    figures[place.min] = Number.POSITIVE_INFINITY;
    figures[place.max] = Number.NEGATIVE_INFINITY;
  }

  get count(): number {
    return this.figures[place.count] ?? 0;
  }

  get mean(): number {
    return this.figures[place.mean] ?? 0;
  }

  /** Sum of the squared distances from the mean. */
  get squares(): number {
    return this.figures[place.squares] ?? 0;
  }

  get min(): number {
    return this.figures[place.min] ?? 0;
  }

  get max(): number {
    return this.figures[place.max] ?? 0;
  }

  add(value: number, weight = 1): void {
    const { figures } = this;
    const count = this.count + weight;
    const distance = value - this.mean;
    const mean = this.mean + (distance * weight) / count;
    figures[place.count] = count;
    figures[place.mean] = mean;
    figures[place.squares] = this.squares + weight * distance * (value - mean);
    if (value < this.min) figures[place.min] = value;
    if (value > this.max) figures[place.max] = value;
  }

  /** Copies the figures into memory of its own. */
  bringOut(): void {
    this.figures = Float64Array.from(this.figures);
  }

  /** After Chan, Golub and LeVeque (1979). */
  merge(other: Moments): void {
    if (other.count === 0) return;
    const { figures } = this;
    const count = this.count + other.count;
    const distance = other.mean - this.mean;
    figures[place.squares] =
      this.squares + other.squares + (distance * distance * this.count * other.count) / count;
    figures[place.mean] = this.mean + (distance * other.count) / count;
    figures[place.count] = count;
    figures[place.min] = Math.min(this.min, other.min);
    figures[place.max] = Math.max(this.max, other.max);
  }

  /** Of the sample (n - 1); `null` below two values. */
  deviation(): number | null {
    return this.count > 1 ? Math.sqrt(Math.max(0, this.squares) / (this.count - 1)) : null;
  }
}
