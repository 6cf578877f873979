/** A list of unsigned 32-bit numbers that grows; four bytes each, where an array of numbers takes eight and more. */
export class RowList {
  private items = new Uint32Array(256);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(item: number): void {
    if (this.used === this.items.length) {
      const grown = new Uint32Array(this.items.length * 2);
      grown.set(this.items);
      this.items = grown;
    }
    this.items[this.used] = item;
    this.used += 1;
  }

  /** A copy of what is in it. */
  toArray(): Uint32Array {
    return this.items.slice(0, this.used);
  }
}
