import { dialectOptions } from '../../model/options/readingOptions.ts';
import { type CellJudge, hasOddQuotes } from './cellEvidence.ts';
import { proseDelimiters } from './delimiters.ts';
import type { Trial } from './trialSplit.ts';

/** How the records of a trial are built, whatever stands in their cells. */
export interface TrialShape {
  /** What the trial scores if all its cells look whole, 0 to 1; 0 where the delimiter cuts nothing. */
  readonly most: number;
  /** The most frequent number of cells among records of two or more. */
  readonly width: number;
}

/**
 * Scores a trial by how alike its records are in width, how wide they are, and how whole their cells look; 0 to 1.
 *
 * @param judge Keeps its verdicts, so one serves all trials of a sample.
 */
export function scoreTrial(trial: Trial, delimiter: string, judge: CellJudge): number {
  const { most } = trialShape(trial, delimiter);
  return most === 0 ? 0 : most * wholeness(trial.records, judge);
}

/**
 * Judges a trial by how alike its records are in width, and how wide they are.
 *
 * Lines without the delimiter (titles, notes) count against it by their share, since a table has more rows
 * than remarks, and its rows weigh more the wider they are, as no sentence has a dozen commas; lines above a block of several records of three or more cells count less, as they may introduce it.
 * Likeness is measured to the commonest width and to the record before; the second forgives
 * a file of several tables.
 */
export function trialShape({ records }: Trial, delimiter: string): TrialShape {
  const widths = new Map<number, number>();
  let cut = 0;
  let remarks = 0;
  for (const record of records) {
    const { length } = record;
    if (length < 2 && isRemark(record[0])) remarks += 1;
    if (length < 2) continue;
    cut += 1;
    widths.set(length, (widths.get(length) ?? 0) + 1);
  }
  if (cut === 0) return { most: 0, width: 1 };
  let width = 2;
  let most = 0;
  for (const [candidate, count] of widths) {
    if (count > most || (count === most && candidate > width)) {
      width = candidate;
      most = count;
    }
  }
  const inProse = proseDelimiters.includes(delimiter);
  // One cut line among several is a sentence.
  const isSentence =
    cut === 1 && records.length - remarks > 3 && (inProse || width < dialectOptions.wideRecord);
  if (isSentence) return { most: 0, width: 1 };
  let toCommon = 0;
  let toNeighbour = 0;
  let before = 0;
  let weight = 0;
  for (const record of records) {
    const { length } = record;
    if (length < 2) continue;
    if (length !== width && isRemark(record[0])) {
      remarks += 1;
      cut -= 1;
      continue;
    }
    toCommon += likeness(length, width);
    toNeighbour += before === 0 ? 1 : likeness(length, before);
    before = length;
    weight += length === width && !inProse ? Math.sqrt(width - 1) : 1;
  }
  if (cut === 0) return { most: 0, width: 1 };
  const alike = (toCommon + toNeighbour) / (2 * cut);
  const uncut =
    records.length - remarks - cut - introduction(records, width) * dialectOptions.introductionShare;
  const support = weight / (weight + uncut);
  const breadth = width / (width + 1);
  return { most: alike * alike * support * breadth, width };
}

/** How many uncut records stand above the first block of records that have the common width. */
function introduction(records: readonly (readonly string[])[], width: number): number {
  if (width < 3) return 0;
  let uncut = 0;
  let block = 0;
  for (const record of records) {
    if (record.length === width) {
      block += 1;
      if (block >= dialectOptions.introducedRecords) return uncut;
    } else {
      block = 0;
      if (record.length < 2 && !isRemark(record[0])) uncut += 1;
    }
  }
  return 0;
}

/** 1 for equal widths; a width near the other is more than a chance result, but no match. */
function likeness(a: number, b: number): number {
  if (a === b) return 1;
  const ratio = Math.min(a, b) / Math.max(a, b);
  return ratio * ratio * 0.6;
}

/** Mean evidence of the cells, over at most `sampleCells` of them, taken evenly from the records that are cut. */
function wholeness(records: readonly (readonly string[])[], judge: CellJudge): number {
  let cells = 0;
  for (const record of records) if (record.length > 1) cells += record.length;
  const step = Math.max(1, cells / dialectOptions.sampleCells);
  let sum = 0;
  let taken = 0;
  let position = 0;
  for (const record of records) {
    if (record.length < 2) continue;
    let cutApart: boolean | undefined;
    for (let i = 0; i < record.length; i += 1) {
      position += 1;
      if (position < taken * step) continue;
      taken += 1;
      const cell = record[i] ?? '';
      const halved = cell.includes('"') && hasOddQuotes(cell);
      if (halved) cutApart ??= record.filter(hasOddQuotes).length > 1;
      // A blank behind the delimiter is how prose goes on.
      const prose = i > 0 && cell.startsWith(' ') ? 0.85 : 1;
      if (!halved || cutApart === false) sum += judge.of(cell) * prose;
    }
  }
  return taken === 0 ? 0 : sum / taken;
}

/** What the text scores as one column, so that a delimiter has to explain more than lines as they stand. */
export function scoreSingleColumn(lines: readonly string[], judge: CellJudge): number {
  let sum = 0;
  let count = 0;
  for (const line of lines) {
    if (isRemark(line)) continue;
    sum += judge.of(line);
    count += 1;
  }
  return count === 0 ? 0 : sum / count / 2;
}

/** A comment line, as many programs write them. */
function isRemark(line: string | undefined): boolean {
  return line?.startsWith('#') ?? false;
}
