import { hasOddQuotes } from './cellEvidence.ts';
import type { Trial } from './trialSplit.ts';

/** One way to cut a text. */
export interface Cut {
  readonly delimiter: string;
  readonly trial: Trial;
  /** The most frequent number of cells. */
  readonly width: number;
}

/**
 * Whether the delimiter that scores less cuts the records, and the better one only lists within their cells
 * (`1,Ann,red|green|blue`).
 *
 * A single record is cut alike by any; then the pipe is taken for that of the lists, as long as these stand in less
 * than half of the cells. Of several records, this delimiter must cut every one alike and the better one must not, and
 * the first record must name columns for this one (`id,tags`) and not for the other.
 */
export function isOuter(cut: Cut, better: Cut): boolean {
  const { records } = cut.trial;
  if (cut.width < 2 || records.some((record) => record.length !== cut.width)) return false;
  if (records.length === 1) {
    const [cells = []] = records;
    const lists = cells.filter((cell) => cell.includes(better.delimiter)).length;
    return better.delimiter === '|' && lists * 2 < cells.length && !cells.some(hasOddQuotes);
  }
  if (better.trial.records.every((record) => record.length === better.width)) return false;
  const names = records[0] ?? [];
  const named = names.every((name) => plainName.test(name)) && new Set(names).size === names.length;
  return named && better.trial.records[0]?.length !== better.width;
}

const plainName = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
