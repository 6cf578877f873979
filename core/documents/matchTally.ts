import { scanOptions } from '../model/options/scanOptions.ts';
import type { ScanMatch } from '../model/scan.ts';
import type { CodeCount } from '../model/searchedDocument.ts';

/** Counts the matches of one document and keeps the first of them. */
export class MatchTally {
  readonly matches: ScanMatch[] = [];
  exact = 0;
  near = 0;
  readonly #codes = new Map<number, { exact: number; near: number }>();

  add(match: ScanMatch): void {
    const kind = match.near === null ? 'exact' : 'near';
    this[kind] += 1;
    const count = this.#codes.get(match.code);
    if (count !== undefined) count[kind] += 1;
    else this.#codes.set(match.code, { exact: kind === 'exact' ? 1 : 0, near: kind === 'near' ? 1 : 0 });
    if (this.matches.length < scanOptions.keptMatches) this.matches.push(match);
  }

  /** Says where some are counted and not kept. */
  notes(): readonly string[] {
    const all = this.exact + this.near;
    const kept = this.matches.length;
    if (all === kept) return [];
    const [first, of] = [kept, all].map((count) => count.toLocaleString('en'));
    return [`The first ${first} of its ${of} matches are listed; all are counted.`];
  }

  /** Each code that was found, ascending. */
  codes(): readonly CodeCount[] {
    return [...this.#codes].map(([code, count]) => ({ code, ...count })).sort((a, b) => a.code - b.code);
  }
}
