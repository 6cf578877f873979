import { workbookOptions } from '../../model/options/workbookOptions.ts';
import type { ByteRange } from '../bytes/byteRange.ts';
import type { CellSink, SharedText } from '../cells/cellSink.ts';
import { tooMuchText } from '../bytes/tooMuchText.ts';

type Tell = (sink: CellSink) => void;

/**
 * Keeps the cells of a sheet whose rows come in no order, and tells them in order when all have come. Cells of one row
 * that comes several times are told as one row, those that came later behind the others.
 *
 * @throws {AppError} `SOURCE_TOO_LARGE` beyond `workbookOptions.sortedCells`, or `burstBytes` of text
 */
export class RowSorter implements CellSink {
  readonly #rows = new Map<number, Tell[]>();
  #row: Tell[] = [];
  #cellCount = 0;
  /** Bytes and UTF-16 units of the texts. */
  #length = 0;

  startRow(row: number): void {
    const known = this.#rows.get(row);
    this.#row = known ?? [];
    if (known === undefined) this.#rows.set(row, this.#row);
  }

  number(column: number, value: number, format: number): void {
    this.#keep((sink) => sink.number(column, value, format));
  }

  digits(column: number, text: ByteRange, format: number): void {
    const own = copied(text);
    this.#keep((sink) => sink.digits(column, own, format), own.end);
  }

  text(column: number, text: string, format: number): void {
    this.#keep((sink) => sink.text(column, text, format), text.length);
  }

  plain(column: number, text: ByteRange, format: number): void {
    const own = copied(text);
    this.#keep((sink) => sink.plain(column, own, format), own.end);
  }

  shared(column: number, { strings, index }: SharedText, format: number): void {
    this.#keep((sink) => sink.shared(column, { strings, index }, format));
  }

  date(column: number, iso: string, format: number): void {
    this.#keep((sink) => sink.date(column, iso, format));
  }

  boolean(column: number, value: boolean): void {
    this.#keep((sink) => sink.boolean(column, value));
  }

  error(column: number, text: string): void {
    this.#keep((sink) => sink.error(column, text));
  }

  formula(column: number, hasValue: boolean): void {
    this.#keep((sink) => sink.formula(column, hasValue));
  }

  endRow(): void {
    this.#row = [];
  }

  flush(): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** Tells what has come, in the order of the rows, until the sink wants no more. */
  async tell(sink: CellSink): Promise<void> {
    for (const row of [...this.#rows.keys()].sort((a, b) => a - b)) {
      sink.startRow(row);
      for (const cell of this.#rows.get(row) ?? []) cell(sink);
      sink.endRow();
      if (!(await sink.flush())) return;
    }
  }

  #keep(tell: Tell, length = 0): void {
    this.#cellCount += 1;
    this.#length += length;
    if (this.#cellCount > workbookOptions.sortedCells || this.#length > workbookOptions.burstBytes)
      throw tooMuchText();
    this.#row.push(tell);
  }
}

/** Whoever gave the bytes may use them again for the next cell. */
function copied({ bytes, start, end }: ByteRange): ByteRange {
  const own = bytes.slice(start, end);
  return { bytes: own, start: 0, end: own.length };
}
