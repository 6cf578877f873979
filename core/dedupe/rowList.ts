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

  /** The item at a place; 0 beyond the last one. */
  at(place: number): number {
    return place < this.used ? (this.items[place] ?? 0) : 0;
  }

  /** Puts another item into a place that has one. */
  set(place: number, item: number): void {
    if (place < this.used) this.items[place] = item;
  }

  /** Empties it; the room stays. */
  clear(): void {
    this.used = 0;
  }

  /** A copy of what is in it. */
  toArray(): Uint32Array {
    return this.items.slice(0, this.used);
  }
}
