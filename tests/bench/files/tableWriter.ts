import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';

/** One cell as it is written, and what a reader is to make of it. */
export interface Cell {
  /** As in the file: quoted where it has to be. */
  readonly text: string;
  readonly is: 'value' | 'missing' | 'invalid';
  /** Of a column of numbers. */
  readonly number?: number;
}

/** What is true of a file that was written here; a speed figure counts only beside these. */
export interface Truth {
  readonly bytes: number;
  /** Data rows, the repeated ones and the ragged ones too. */
  readonly rows: number;
  /** Rows with more or fewer cells than the header. */
  readonly ragged: number;
  /** Rows that are equal to an earlier one. */
  readonly duplicates: number;
  readonly columns: readonly ColumnTruth[];
}

export interface ColumnTruth {
  readonly name: string;
  /** What the generator put into it, for queries that have to be told. */
  readonly kind: ColumnKind;
  readonly missing: number;
  readonly invalid: number;
  /** Distinct filled cells, those that are invalid among them. */
  readonly distinct: number;
  /** Of the cells that are numbers; `null` for other columns. */
  readonly numbers: {
    readonly count: number;
    readonly min: number;
    readonly max: number;
    readonly mean: number;
  } | null;
}

/** `money` has signs and separators in it; `share` ends in `%`; dates are told by how they are written. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'money' | 'share' | 'boolean' | DateKind;
export type DateKind = '%Y-%m-%d' | '%m/%d/%Y' | '%Y-%m-%d %H:%M:%S' | '%Y-%m-%dT%H:%M:%SZ';

export interface TableWriter {
  /** Writes a row and counts what it holds. A row of another length than the header is a ragged one. */
  row(cells: readonly Cell[], repeated?: boolean): Promise<void>;
  /** Closes the file and writes what is true of it beside it, as `PATH.truth.json`. */
  end(): Promise<void>;
}

const bufferCharacters = 2 ** 20;

/** Opens a comma-separated file for writing, with its header. */
export function writeTable(
  path: string,
  columns: readonly { readonly name: string; readonly kind: ColumnKind }[],
): TableWriter {
  const file = createWriteStream(path);
  const tallies = columns.map(() => new ColumnTally());
  const counts = { bytes: 0, rows: 0, ragged: 0, duplicates: 0 };
  let text = `${columns.map(({ name }) => name).join(',')}\n`;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(text);
    counts.bytes += bytes.length;
    text = '';
    if (!file.write(bytes)) await once(file, 'drain');
  };
  return {
    async row(cells, repeated = false) {
      counts.rows += 1;
      if (repeated) counts.duplicates += 1;
      if (cells.length !== columns.length) counts.ragged += 1;
      tallies.forEach((tally, index) => tally.add(cells[index]));
      text += `${cells.map((cell) => cell.text).join(',')}\n`;
      if (text.length > bufferCharacters) await flush();
    },
    async end() {
      await flush();
      file.end();
      await once(file, 'close');
      const truth: Truth = {
        ...counts,
        columns: columns.map((column, index) => ({
          ...column,
          ...(tallies[index] ?? new ColumnTally()).finish(),
        })),
      };
      writeFileSync(`${path}.truth.json`, JSON.stringify(truth));
    },
  };
}

/** Counts what the cells of one column are. */
export class ColumnTally {
  #missing = 0;
  #invalid = 0;
  #numbers = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  /** 52 bits of each filled cell; texts would fill the memory. */
  #hashes = new Float64Array(1024);
  #filled = 0;

  /** A cell that a short row lacks is a missing one. */
  add(cell: Cell | undefined): void {
    if (cell === undefined || cell.is === 'missing') {
      this.#missing += 1;
      return;
    }
    if (cell.is === 'invalid') this.#invalid += 1;
    else if (cell.number !== undefined) {
      this.#numbers += 1;
      this.#sum += cell.number;
      this.#min = Math.min(this.#min, cell.number);
      this.#max = Math.max(this.#max, cell.number);
    }
    if (this.#filled === this.#hashes.length) {
      const larger = new Float64Array(this.#filled * 2);
      larger.set(this.#hashes);
      this.#hashes = larger;
    }
    this.#hashes[this.#filled] = hash(cell.text);
    this.#filled += 1;
  }

  finish(): Omit<ColumnTruth, 'name' | 'kind'> {
    const sorted = this.#hashes.subarray(0, this.#filled).sort();
    let distinct = 0;
    for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct += 1;
    return {
      missing: this.#missing,
      invalid: this.#invalid,
      distinct,
      numbers:
        this.#numbers === 0
          ? null
          : { count: this.#numbers, min: this.#min, max: this.#max, mean: this.#sum / this.#numbers },
    };
  }
}

/** Two FNV-like hashes of 26 bits each, side by side: among some million texts, two are alike once in thousands of files. */
function hash(text: string): number {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x5bd1e995);
    second ^= second >>> 15;
  }
  first ^= first >>> 16;
  return (first >>> 6) * 2 ** 26 + ((second ^ (second >>> 13)) >>> 6);
}
