/** Count, mean, spread, ends. Sums are kept around the running mean (Welford), so large offsets cost no digits. */
export class Moments {
  count = 0;
  mean = 0;
  /** Sum of the squared distances from the mean. */
  squares = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;

  add(value: number, weight = 1): void {
    this.count += weight;
    const distance = value - this.mean;
    this.mean += (distance * weight) / this.count;
    this.squares += weight * distance * (value - this.mean);
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }

  /** After Chan, Golub and LeVeque (1979). */
  merge(other: Moments): void {
    if (other.count === 0) return;
    const count = this.count + other.count;
    const distance = other.mean - this.mean;
    this.mean += (distance * other.count) / count;
    this.squares += other.squares + (distance * distance * this.count * other.count) / count;
    this.count = count;
    this.min = Math.min(this.min, other.min);
    this.max = Math.max(this.max, other.max);
  }

  /** Of the sample (n - 1); `null` below two values. */
  deviation(): number | null {
    return this.count > 1 ? Math.sqrt(Math.max(0, this.squares) / (this.count - 1)) : null;
  }
}
