import { structureOptions } from '../../model/options/readingOptions.ts';
import { isUrl } from '../../values/contact/url.ts';
import type { CellKind } from '../header/cellKind.ts';
import type { RecordForm } from '../header/recordForms.ts';

/** What the cells of a column look like, as far as two columns cannot be one and the same if they differ in it. */
type Look = 'number' | 'moment' | 'email' | 'url' | 'words';

/** What the rows of a table look like, column by column, and where most of them begin and end. */
export interface RowLooks {
  /** `undefined` where a column has too few cells or is of several kinds. */
  readonly looks: readonly (Look | undefined)[];
  /** First and last filled column of most rows; -1 where there is no row. */
  readonly left: number;
  readonly right: number;
  /** Rows of two cells or more. */
  readonly rows: number;
}

/** Counts what rows look like, one after the other. Single cells are titles and notes and have no say. */
export class LookTally {
  private readonly counts: Map<Look, number>[] = [];
  private readonly extents = new Map<string, number>();
  private rows = 0;

  add(cells: readonly string[], { kinds, filled, firstFilled }: RecordForm): void {
    if (filled < 2) return;
    this.rows += 1;
    const extent = `${firstFilled} ${kinds.findLastIndex((kind) => kind !== 'empty')}`;
    this.extents.set(extent, (this.extents.get(extent) ?? 0) + 1);
    for (let c = firstFilled; c < kinds.length; c += 1) {
      const look = lookOf(cells[c] ?? '', kinds[c] ?? 'empty');
      if (look === undefined) continue;
      const counts = (this.counts[c] ??= new Map());
      counts.set(look, (counts.get(look) ?? 0) + 1);
    }
  }

  looks(): RowLooks {
    const [left = -1, right = -1] = (most(this.extents) ?? '').split(' ').map((part) => Number(part || -1));
    const looks = Array.from(this.counts, (counts) => (counts === undefined ? undefined : dominant(counts)));
    return { looks, left, right, rows: this.rows };
  }
}

/** Columns in which two tables cannot be one: nearly all cells of each are of a kind that the other's are not. */
export function conflicts(one: RowLooks, other: RowLooks): number {
  let count = 0;
  for (let c = 0; c < Math.min(one.looks.length, other.looks.length); c += 1) {
    const [a, b] = [one.looks[c], other.looks[c]];
    if (a !== undefined && b !== undefined && a !== b) count += 1;
  }
  return count;
}

/** Whether most rows of two tables begin or end in other columns. */
export function isOtherWidth(one: RowLooks, other: RowLooks): boolean {
  return one.left !== other.left || one.right !== other.right;
}

function lookOf(cell: string, kind: CellKind): Look | undefined {
  if (kind === 'number' || kind === 'year') return 'number';
  if (kind === 'moment') return 'moment';
  if (kind !== 'text') return undefined;
  const text = cell.trim();
  if (/^\S+@\S+\.\w+$/.test(text)) return 'email';
  return isUrl(text) ? 'url' : 'words';
}

function dominant(counts: ReadonlyMap<Look, number>): Look | undefined {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const look = most(counts);
  const count = look === undefined ? 0 : (counts.get(look) ?? 0);
  return count >= structureOptions.lookCells && count >= all * structureOptions.lookShare ? look : undefined;
}

function most<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  let best: Key | undefined;
  for (const [key, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = key;
  return best;
}
