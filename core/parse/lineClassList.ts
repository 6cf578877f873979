import type { LineClass } from '../model/dialect.ts';

const classes: readonly LineClass[] = ['metadata', 'header', 'group', 'data', 'derived', 'notes', 'empty'];

/** One line class a record, at a byte each, for texts of many million records. */
export class LineClassList {
  private codes = new Uint8Array(1024);
  private length = 0;

  add(lineClass: LineClass): void {
    if (this.length === this.codes.length) {
      const larger = new Uint8Array(this.length * 2);
      larger.set(this.codes);
      this.codes = larger;
    }
    this.codes[this.length] = classes.indexOf(lineClass);
    this.length += 1;
  }

  toArray(): readonly LineClass[] {
    return Array.from(this.codes.subarray(0, this.length), (code) => classes[code] ?? 'data');
  }
}
