/** Hashes of the rows of a batch while their cells are taken, column by column. */
export class RowHashes {
  lows = new Int32Array(0);
  highs = new Int32Array(0);

  /** Begins with `count` rows without cells. */
  begin(count: number): void {
    if (count > this.lows.length) {
      this.lows = new Int32Array(count + (count >> 3));
      this.highs = new Int32Array(this.lows.length);
    }
    this.lows.fill(0, 0, count);
    this.highs.fill(0, 0, count);
  }

  /** Takes the hash of a row's next cell. */
  take(row: number, low: number, high: number): void {
    const { lows, highs } = this;
    const rowLow = lows[row] ?? 0;
    const rowHigh = highs[row] ?? 0;
    lows[row] = Math.imul((rowLow << 5) | (rowLow >>> 27), 0x2c1b3c6d) ^ low;
    highs[row] = Math.imul((rowHigh << 11) | (rowHigh >>> 21), 0x297a2d39) ^ high;
  }
}
