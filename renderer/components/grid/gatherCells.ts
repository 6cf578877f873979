import type { CopiedCells } from './copiedText.ts';
import type { CellRange } from './cellRange.ts';

/** Most cells of one copy: some 100 MB of text, which the clipboard and a spreadsheet still take. */
export const mostCopiedCells = 5_000_000;
/** Rows asked for at once; what the host gives at most. */
const rowsAtOnce = 1_000;

export interface GatherSource<Row> {
  /** Columns of the range that have text, from left to right. */
  readonly columns: readonly {
    readonly name: string;
    readonly textOf: (row: Row, rowIndex: number) => string;
  }[];
  /** A row that is at hand. */
  readonly rowAt: (rowIndex: number) => Row | undefined;
  /** Rows from anywhere in the table, in their order. */
  readonly fetchRows:
    | ((first: number, count: number, signal: AbortSignal) => Promise<readonly Row[]>)
    | undefined;
}

/** The cells of a range whose rows are all at hand; `null` where some are not, or there are too many to do at once. */
export function cellsAtHand<Row>(
  source: GatherSource<Row>,
  { top, bottom }: Pick<CellRange, 'top' | 'bottom'>,
  most = Number.POSITIVE_INFINITY,
): CopiedCells | null {
  if ((bottom - top + 1) * source.columns.length > most) return null;
  const rows: (readonly string[])[] = [];
  for (let at = top; at <= bottom; at += 1) {
    const row = source.rowAt(at);
    if (row === undefined) return null;
    rows.push(source.columns.map(({ textOf }) => textOf(row, at)));
  }
  return { names: source.columns.map(({ name }) => name), rows };
}

/**
 * The cells of a range, fetched page by page. `onProgress` gets the share that is done, 0 to 1.
 *
 * @throws what fetching throws; the reason of `signal` when it is broken off
 */
export async function gatherCells<Row>(
  source: GatherSource<Row>,
  { top, bottom }: Pick<CellRange, 'top' | 'bottom'>,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<CopiedCells> {
  const rows: (readonly string[])[] = [];
  for (let first = top; first <= bottom; first += rowsAtOnce) {
    signal.throwIfAborted();
    const count = Math.min(rowsAtOnce, bottom - first + 1);
    const page = await pageOf(source, { first, count }, signal);
    signal.throwIfAborted();
    for (let at = 0; at < count; at += 1) {
      const row = page[at];
      // A copy with holes would look whole.
      if (row === undefined) throw new Error(`Row ${String(first + at)} of the copy is missing.`);
      rows.push(source.columns.map(({ textOf }) => textOf(row, first + at)));
    }
    onProgress((first + count - top) / (bottom - top + 1));
  }
  return { names: source.columns.map(({ name }) => name), rows };
}

async function pageOf<Row>(
  { rowAt, fetchRows }: GatherSource<Row>,
  { first, count }: { readonly first: number; readonly count: number },
  signal: AbortSignal,
): Promise<readonly (Row | undefined)[]> {
  const present = Array.from({ length: count }, (_, at) => rowAt(first + at));
  if (fetchRows === undefined || present.every((row) => row !== undefined)) return present;
  return fetchRows(first, count, signal);
}
