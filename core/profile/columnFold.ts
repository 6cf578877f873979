import { profileOptions } from '../model/options/understandingOptions.ts';
import type { Sign } from '../model/evidence.ts';
import { trimBlanks } from '../values/text/characters.ts';
import type { MissingStrength } from '../values/cells/missingTokens.ts';
import { lastCell, quickRead } from '../values/cells/quickRead.ts';
import { type CellReading, readCell } from '../values/cells/readCell.ts';
import { textSign } from '../values/cells/signs.ts';
import { Dictionary } from './dictionary.ts';
import { Extremes } from './extremes.ts';
import { lateEntries } from './heavyCells.ts';
import type { NewCell } from './newCell.ts';
import { note, type OddityTally, plainWatches, watch, watchesOf } from './oddities.ts';
import { SignTally, ValueTally } from './signTally.ts';
import { keptText, StreamedValues, widenCell, widenText } from './streamedValues.ts';

/** How much a column may keep. */
export interface ColumnBounds {
  /** Distinct values counted exactly. */
  readonly distinct: number;
  /** Record numbers a list. */
  readonly rows: number;
  /** Hashes in the sample that finds repeated keys. */
  readonly keys: number;
}

/** What a column leaves to the kernel that counts along. */
export interface KernelSide {
  /** Room for values in a place where the kernel finds it. */
  newValues(): ValueTally;
  /** Takes a hash into the sample of keys, which is then the only one; true where it repeats one. */
  addKey(low: number, high: number, record: number): boolean;
}

export interface TokenTally {
  readonly text: string;
  readonly strength: MissingStrength;
  /** What the spelling is if it is a value after all. */
  readonly reading: CellReading;
  count: number;
  rows: number[];
}

/** Different signs counted a column; a real one has a dozen. Beyond, cells count as words. */
const mostSigns = 128;
/** Different token spellings counted a column; the words are few, but each letter may be of either case. */
const mostTokens = 64;

/** All that the fold knows of one column. Plain data but for its methods; memory is bounded whatever comes. */
export class ColumnState {
  readonly bounds: ColumnBounds;
  readonly dictionary = new Dictionary();
  readonly tallies: SignTally[] = [];
  readonly tallyOf = new Map<string, number>();
  readonly tokens = new Map<string, TokenTally>();
  readonly empty: OddityTally = { count: 0, rows: [] };
  readonly whitespace: OddityTally = { count: 0, rows: [] };
  readonly invisible: OddityTally = { count: 0, rows: [] };
  readonly long: OddityTally = { count: 0, rows: [] };
  readonly extremes = new Extremes();
  /** Records of cells that repeat a value of the dictionary. */
  repeatRows: number[] = [];
  streamed: StreamedValues | null = null;
  /** Where a kernel counts along; `null` once its counts are brought in. */
  kernelSide: KernelSide | null = null;
  /** The tally that was asked for last. */
  lastTally = 0;
  private lastSign: Sign | null = null;

  constructor(bounds: ColumnBounds) {
    this.bounds = bounds;
  }

  addEmpty(record: number): void {
    note(this.empty, record, this.bounds.rows);
  }

  /** Counts a cell whose value the dictionary has. */
  addKnown(entry: number, record: number): void {
    const { dictionary } = this;
    dictionary.counts[entry] = (dictionary.counts[entry] ?? 0) + 1;
    const watched = dictionary.watches[entry] ?? 0;
    if (watched !== 0) {
      this.noteOddities(watched, record);
      if ((watched & watch.token) !== 0) {
        this.noteToken(dictionary.texts[entry] ?? '', record);
        return;
      }
    }
    const most = this.bounds.rows;
    const tally = this.tallies[dictionary.signs[entry] ?? 0];
    if (tally !== undefined && tally.rows.length < most) tally.rows.push(record);
    if (this.repeatRows.length < most) this.repeatRows.push(record);
    const value = dictionary.values[entry] ?? Number.NaN;
    if (value > this.extremes.above || value < this.extremes.below) this.extremes.offer(value, record);
  }

  /** Counts a cell whose value is new, or too late for the dictionary unless it is frequent. */
  addNew(cell: NewCell): void {
    const { dictionary, bounds } = this;
    if (dictionary.size < bounds.distinct || this.isHeavy(cell)) this.admit(cell);
    else this.addLate(cell);
  }

  /** Takes the value of a cell into the dictionary and counts the cell. */
  admit(cell: NewCell): void {
    const reading = readNew(cell);
    this.addEntry(cell, reading, watchesOfNew(cell, reading));
  }

  private isHeavy({ low }: NewCell): boolean {
    this.streamed ??= new StreamedValues(this.bounds);
    const { dictionary, bounds } = this;
    return this.streamed.heavy.add(low) && dictionary.size < bounds.distinct + lateEntries(bounds.distinct);
  }

  /** Counts a cell for whose value the dictionary has no room. */
  addLate(cell: NewCell): void {
    const { record, length } = cell;
    const reading = readNew(cell);
    const plain = wasPlain(cell);
    const watched = watchesOfNew(cell, reading);
    if (watched !== 0) this.noteOddities(watched, record);
    if ((watched & watch.token) !== 0) {
      const token = this.tokenFor(trimBlanks(cell.text()), reading);
      if (token !== undefined) {
        note(token, record, this.bounds.rows);
        return;
      }
    }
    const tally = this.stream(cell, reading, 1);
    const { streamed } = this;
    if (streamed === null) return;
    if (cell.plain) widenCell(streamed, cell);
    else widenText(streamed, cell.text());
    if (length <= profileOptions.patternCharacters) {
      if (plain) streamed.patterns.addHashed(lastCell.pattern, cell);
      else streamed.patterns.add(cell.text(), 1);
    }
    if (tally.rows.length < this.bounds.rows) tally.rows.push(record);
    if (tally.samples.length < profileOptions.anomalies) tally.addSample(keptText(cell.text()));
    this.addKey(streamed, cell);
    const value = extremeOf(reading);
    if (value > this.extremes.above || value < this.extremes.below) this.extremes.offer(value, record);
  }

  private addKey({ keys }: StreamedValues, { low, high, record }: NewCell): void {
    if (this.kernelSide === null) keys.add(low, high, record);
    else if (this.kernelSide.addKey(low, high, record)) keys.offer(record);
  }

  private addEntry(cell: NewCell, reading: CellReading, watched: number): void {
    const { record, length } = cell;
    const text = cell.text();
    const entry = this.dictionary.add({
      low: cell.low,
      high: cell.high,
      text: keptText(text),
      sign: this.tallyFor(reading.sign),
      watch: watched,
      value: extremeOf(reading),
      length,
      record,
    });
    if ((watched & watch.token) !== 0 && this.tokenFor(text, reading) === undefined) {
      this.dictionary.watches[entry] = watched & ~watch.token;
    }
    this.addKnown(entry, record);
    // The first occurrence repeats nothing.
    if (this.repeatRows.at(-1) === record) this.repeatRows.pop();
  }

  /** Counts a value that the dictionary has no room for. For the fold's own files. */
  stream(
    value: { readonly low: number; readonly high: number; readonly length: number },
    reading: CellReading,
    count: number,
  ): SignTally {
    const streamed = (this.streamed ??= new StreamedValues(this.bounds));
    const { length } = value;
    streamed.hashes.add(value.low, value.high);
    if (length < streamed.minLength) streamed.minLength = length;
    if (length > streamed.maxLength) streamed.maxLength = length;
    const tally = this.tallies[this.tallyFor(reading.sign)];
    if (tally === undefined) throw new Error('A sign has no tally.');
    tally.add(reading, count, () => this.kernelSide?.newValues() ?? new ValueTally());
    return tally;
  }

  /** Position of a sign's tally, which is made where there is none. For the fold's own files. */
  tallyFor(sign: Sign): number {
    // Neighbours in a column are mostly written alike.
    if (sign === this.lastSign) return this.lastTally;
    const known = this.tallyOf.get(sign.key);
    if (known !== undefined) {
      this.lastSign = sign;
      this.lastTally = known;
      return known;
    }
    if (this.tallies.length >= mostSigns && sign.key !== 'x:words') return this.tallyFor(textSign('words'));
    this.tallies.push(new SignTally(sign));
    this.lastSign = sign;
    this.lastTally = this.tallies.length - 1;
    this.tallyOf.set(sign.key, this.lastTally);
    return this.lastTally;
  }

  /** The tally of a token's spelling, without blanks around it. */
  private tokenFor(raw: string, reading: CellReading): TokenTally | undefined {
    const text = trimBlanks(raw);
    const known = this.tokens.get(text);
    if (known !== undefined) return known;
    if (this.tokens.size >= mostTokens || reading.token === undefined) return undefined;
    const made: TokenTally = { text, strength: reading.token, reading, count: 0, rows: [] };
    this.tokens.set(text, made);
    return made;
  }

  /** The tally of a spelling that is in the dictionary; `undefined` where it is no token. For the fold's own files. */
  tokenOf(text: string): TokenTally | undefined {
    return this.tokens.get(trimBlanks(text));
  }

  private noteToken(text: string, record: number): void {
    const token = this.tokenOf(text);
    if (token !== undefined) note(token, record, this.bounds.rows);
  }

  private noteOddities(watched: number, record: number): void {
    const most = this.bounds.rows;
    if ((watched & watch.whitespace) !== 0) note(this.whitespace, record, most);
    if ((watched & watch.invisible) !== 0) note(this.invisible, record, most);
    if ((watched & watch.long) !== 0) note(this.long, record, most);
  }
}

function readNew(cell: NewCell): CellReading {
  return cell.plain ? quickRead(cell) : readCell(cell.text());
}

/** Whether the cell that was read last is printable ASCII without blanks at the ends. */
function wasPlain(cell: NewCell): boolean {
  return cell.plain && lastCell.plain;
}

/** What the cell that was read last has to be looked at for. */
function watchesOfNew(cell: NewCell, reading: CellReading): number {
  return wasPlain(cell) ? plainWatches(reading, cell.length) : watchesOf(cell.text(), reading);
}

/** The reading's number for the extremes: `.` as the decimal mark unless only `,` reads it. */
function extremeOf(reading: CellReading): number {
  return reading.point === reading.point ? reading.point : reading.comma;
}
