import type { Kernel } from '../kernel/kernel.ts';
import { invariant } from '../model/errors.ts';
import { profileOptions } from '../model/options/understandingOptions.ts';
import type { ColumnState } from './columnFold.ts';
import { drainColumn, type KernelCounts } from './drainColumn.ts';
import { lateEntries } from './heavyCells.ts';
import {
  entryMask,
  event,
  eventBits,
  eventInts,
  extreme,
  fences,
  field,
  tallyShift,
  watched,
} from './kernelLayout.ts';
import { keySlots } from './keySample.ts';
import type { NewCell } from './newCell.ts';
import { watch } from './oddities.ts';
import { ValueTally, valueFigures } from './signTally.ts';

/**
 * Counts the cells of one column in the kernel, in front of the column's own state, which stays the truth: whatever is
 * more than one cell more of a known kind comes to it, in the order of the rows, and `drain` brings the counts. So the
 * state ends up as if each cell had gone through it.
 */
export class KernelColumn implements KernelCounts {
  private readonly kernel: Kernel;
  private readonly column: ColumnState;
  readonly address: number;
  readonly slotCount: number;
  readonly keySlotCount: number;
  private knownPatterns = 0;
  readonly patterns = new Map<number, string>();

  constructor(kernel: Kernel, column: ColumnState) {
    const { distinct, keys } = column.bounds;
    this.kernel = kernel;
    this.column = column;
    const late = lateEntries(distinct);
    // Seven tenths filled at most.
    this.slotCount = 2 ** Math.ceil(Math.log2((distinct + late) * 1.4));
    this.keySlotCount = keySlots(keys);
    this.address = kernel.exports.newColumn(this.slotCount, distinct, late, this.keySlotCount, keys);
    column.kernelSide = {
      newValues: () => {
        const at = kernel.exports.alloc(valueFigures * 8);
        return new ValueTally(kernel.floatsAt(at, valueFigures), at);
      },
      addKey: (low, high, record) => kernel.exports.addKey(this.address, low, high, record) !== 0,
    };
  }

  /** Takes the column's cells of a batch and then what the kernel tells of them. */
  step(batch: ColumnStep): void {
    for (let row = batch.first; row < batch.end; ) {
      const told = this.kernel.exports.stepColumn(
        batch.room,
        this.address,
        batch.index,
        batch.selectedAt,
        row,
        batch.end,
        batch.hashesAt,
        batch.eventsAt,
        batch.firstRecord,
      );
      const taken = told >>> eventBits;
      invariant(taken > 0, 'the kernel takes a row at least');
      row += taken;
      const events = told & ((1 << eventBits) - 1);
      if (events > 0) this.take(batch, events);
    }
  }

  /** Brings what the kernel has counted into the column's state; the kernel is not asked afterwards. */
  drain(): void {
    this.column.kernelSide = null;
    drainColumn(this.kernel, this.column, this);
  }

  /** A value that belongs to the sample of its tally. */
  private takeSample(place: number, height: number, value: number): void {
    const tally = this.column.tallies[place >> 2]?.values[place & 3];
    if (tally === undefined || tally === null)
      throw new Error('The kernel counts values that the column does not.');
    tally.sketch.put(height, value);
  }

  private take(batch: ColumnStep, events: number): void {
    const { column } = this;
    const { selected, firstRecord, fresh } = batch;
    const { ints, floats } = this.kernel.view;
    const first = batch.eventsAt >> 2;
    for (let at = first; at < first + events * eventInts; at += eventInts) {
      const position = selected[ints[at] ?? 0] ?? 0;
      const record = firstRecord + position;
      const kind = ints[at + 1] ?? 0;
      if (kind === event.value)
        this.takeSample(ints[at + 2] ?? 0, ints[at + 3] ?? 0, floats[(at >> 1) + 2] ?? 0);
      else if (kind === event.extreme) column.extremes.offer(floats[(at >> 1) + 2] ?? 0, record);
      else if (kind === event.missing) column.addEmpty(record);
      else if (kind === event.repeatedKey) column.streamed?.keys.offer(record);
      else {
        const cell = (batch.firstCells[position] ?? 0) + batch.index;
        if (kind === event.unread) this.takeUnread(at, { cell, record, fresh });
        else this.takeSlot(kind >> 2, { cell, record, fresh });
      }
    }
    this.quieten();
  }

  /** A cell that has no room in the dictionary and that the kernel cannot read, or not yet. */
  private takeUnread(at: number, { cell, record, fresh }: TakenCell): void {
    const { column, kernel } = this;
    const { ints } = kernel.view;
    const reading = ints[at + 4] ?? 0;
    fresh.set(cell, record, { low: ints[at + 2] ?? 0, high: ints[at + 3] ?? 0 });
    column.addLate(fresh);
    if (reading < 0) return;
    const fields = ints.subarray(this.address >> 2);
    kernel.view.bytes[(fields[field.readingTally] ?? 0) + reading] = column.lastTally + 1;
  }

  private takeSlot(slot: number, { cell, record, fresh }: TakenCell): void {
    const { column } = this;
    const { ints } = this.kernel.view;
    const { dictionary } = column;
    const entry = ((ints[slot + 2] ?? 0) & entryMask) - 1;
    if (entry === dictionary.size) {
      fresh.set(cell, record, { low: ints[slot] ?? 0, high: ints[slot + 1] ?? 0 });
      column.admit(fresh);
    } else column.addKnown(entry, record);
    const value = dictionary.values[entry] ?? Number.NaN;
    const beyond = value > column.extremes.above || value < column.extremes.below;
    const isWatched = this.isWatched(dictionary.watches[entry] ?? 0, dictionary.texts[entry] ?? '');
    ints[slot + 2] =
      (entry + 1) |
      ((dictionary.signs[entry] ?? 0) << tallyShift) |
      (isWatched ? watched : 0) |
      (beyond ? extreme : 0);
  }

  /** Whether a list that cells of such a value go to has room. */
  private isWatched(watches: number, text: string): boolean {
    if (watches === 0) return false;
    const { column } = this;
    const most = column.bounds.rows;
    return (
      ((watches & watch.whitespace) !== 0 && column.whitespace.rows.length < most) ||
      ((watches & watch.invisible) !== 0 && column.invisible.rows.length < most) ||
      ((watches & watch.long) !== 0 && column.long.rows.length < most) ||
      ((watches & watch.token) !== 0 && (column.tokenOf(text)?.rows.length ?? most) < most)
    );
  }

  /** Tells the kernel which lists are full by now, and which shapes are counted. */
  private quieten(): void {
    const { column, kernel } = this;
    const { ints, bytes, floats } = kernel.view;
    const at = this.address >> 2;
    const most = column.bounds.rows;
    ints[at + field.loud] = column.repeatRows.length < most ? 1 : 0;
    ints[at + field.emptyLoud] = column.empty.rows.length < most ? 1 : 0;
    const loudAt = ints[at + field.tallyLoud] ?? 0;
    for (let index = 0; index < column.tallies.length; index += 1) {
      const tally = column.tallies[index];
      if (tally === undefined) continue;
      const unsampled = tally.samples.length < profileOptions.anomalies ? 2 : 0;
      const valuesAt = ((ints[at + field.tallyValues] ?? 0) >> 2) + index * 4;
      ints[valuesAt] = tally.point?.address ?? 0;
      ints[valuesAt + 1] = tally.comma?.address ?? 0;
      ints[valuesAt + 2] = tally.dates[0]?.address ?? 0;
      ints[valuesAt + 3] = tally.dates[1]?.address ?? 0;
      bytes[loudAt + index] = (tally.rows.length < most ? 1 : 0) | unsampled;
    }
    floats[(this.address >> 3) + fences] = column.extremes.above;
    floats[(this.address >> 3) + fences + 1] = column.extremes.below;
    const { streamed } = column;
    if (streamed === null) return;
    if (streamed.patterns.size > this.knownPatterns) {
      for (const pattern of streamed.patterns.from(this.knownPatterns)) {
        const hash = kernel.exports.addPattern(this.address, kernel.lend(pattern), pattern.length);
        if (hash !== 0) this.patterns.set(hash, pattern);
      }
      this.knownPatterns = streamed.patterns.size;
    }
    ints[at + field.patternsOpen] = this.knownPatterns < profileOptions.countedPatterns ? 1 : 0;
    ints[at + field.keyLoud] = streamed.keys.isFull ? 0 : 1;
  }
}

/** Rows of a batch that one column is to take. */
export interface ColumnStep {
  readonly room: number;
  readonly index: number;
  readonly selectedAt: number;
  readonly selected: Int32Array;
  /** Rows to take: from here up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
  readonly hashesAt: number;
  readonly eventsAt: number;
  readonly firstRecord: number;
  readonly firstCells: Int32Array;
  readonly fresh: NewCell;
}

interface TakenCell {
  readonly cell: number;
  readonly record: number;
  /** Goes to the cell. */
  readonly fresh: NewCell;
}
