import { ColumnState } from './columnFold.ts';
import { Dictionary } from './dictionary.ts';
import { Extremes } from './extremes.ts';
import { FirstRows } from './firstRows.ts';
import { HashList } from './hashList.ts';
import { HashSample } from './hashSample.ts';
import { HyperLogLog } from './hyperLogLog.ts';
import { KeySample } from './keySample.ts';
import { Moments } from './moments.ts';
import { Patterns } from './patterns.ts';
import { QuantileSketch } from './quantileSketch.ts';
import { RowHashes } from './rowHashes.ts';
import { SignTally, ValueTally } from './signTally.ts';
import { StreamedValues } from './streamedValues.ts';
import { drain, type TableFoldOptions, type TableState } from './tableFold.ts';

/** A fold as plain data, fit for sending to another thread. To be made into a fold again by `tableOf` only. */
export type TablePart = Omit<TableState, 'options' | 'kernelTable'>;

/** The fold as data; not to be stepped any more. */
export function partOf(state: TableState): TablePart {
  drain(state);
  const { options: _, kernelTable: __, ...part } = state;
  return part;
}

/** Memory of a part that can be handed over instead of being copied; the part is of no use here afterwards. */
export function buffersOf(part: TablePart): readonly ArrayBuffer[] {
  return part.rows.buffers;
}

/** The classes that a fold consists of, by the name under which each is found in its owner. */
const classes: Readonly<Record<string, object>> = {
  columns: ColumnState.prototype,
  dictionary: Dictionary.prototype,
  tallies: SignTally.prototype,
  point: ValueTally.prototype,
  comma: ValueTally.prototype,
  dates: ValueTally.prototype,
  moments: Moments.prototype,
  sketch: QuantileSketch.prototype,
  extremes: Extremes.prototype,
  streamed: StreamedValues.prototype,
  hashes: HyperLogLog.prototype,
  patterns: Patterns.prototype,
  keys: KeySample.prototype,
  later: FirstRows.prototype,
  list: HashList.prototype,
};

/**
 * Makes a part that came from another thread into a fold. Sending keeps the data of objects and loses their classes; they
 * are given back here.
 */
export function tableOf(part: TablePart, options: TableFoldOptions): TableState {
  const { rows, rowHashes, columns } = part;
  Object.setPrototypeOf(rows, HashSample.prototype);
  Object.setPrototypeOf(rowHashes, RowHashes.prototype);
  giveClasses(rows);
  for (const column of columns) {
    Object.setPrototypeOf(column, ColumnState.prototype);
    giveClasses(column);
  }
  return { ...part, options, kernelTable: null };
}

function giveClasses(owner: object): void {
  for (const [name, value] of Object.entries(owner)) {
    const prototype = classes[name];
    if (prototype === undefined || value === null || typeof value !== 'object') continue;
    for (const item of Array.isArray(value) ? value : [value]) {
      // `dates` of a reading are numbers.
      if (item === null || typeof item !== 'object') continue;
      Object.setPrototypeOf(item, prototype);
      giveClasses(item);
    }
  }
}
