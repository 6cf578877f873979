import { decodeOptions } from '../model/options/readingOptions.ts';

/** How often something stands in a text, and where first. */
export class Places {
  count = 0;
  /** Byte offsets, ascending, at most `decodeOptions.reportedOffsets`. Grows while the text is read. */
  readonly offsets: number[] = [];

  get full(): boolean {
    return this.offsets.length >= decodeOptions.reportedOffsets;
  }

  note(offset: number): void {
    this.count += 1;
    if (!this.full) this.offsets.push(offset);
  }
}
