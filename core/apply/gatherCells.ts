import type { CellTemplate } from './cellTemplate.ts';
import { visibleText } from './transforms/text.ts';

/** Which cells of a row feed a field, and what to do with several. */
export interface CellSource {
  /** Positions in the row, in order. */
  readonly columnIndexes: readonly number[];
  /** Stands between the cells where they are joined; `null`: the first filled cell is taken. */
  readonly separator: string | null;
  /** Writes the cells into a text, whatever `separator` says; `null` where there is no template. */
  readonly template: CellTemplate | null;
  /** True for spellings that mean "no value" here, such as `N/A`. */
  readonly isMissing: (text: string) => boolean;
}

/**
 * The text that a row has for a field, before any step.
 *
 * A single cell comes exactly as it stands in the source; cells that are joined are trimmed, and missing ones leave no
 * separator. Blank cells, missing-value words and positions beyond the row's end are missing.
 *
 * @returns `null` where nothing is filled.
 */
export function gatherCells(cells: readonly string[], source: CellSource): string | null {
  const { columnIndexes, separator, template } = source;
  if (template !== null) return template((place) => cellAt(cells, source, place));
  let joined: string | null = null;
  for (let i = 0; i < columnIndexes.length; i += 1) {
    const at = columnIndexes[i];
    if (at === undefined) continue;
    const cell = cells[at];
    if (cell === undefined) continue;
    const visible = visibleText(cell);
    if (visible === null || source.isMissing(visible)) continue;
    if (separator === null) return cell;
    joined = joined === null ? visible : joined + separator + visible;
  }
  return joined;
}

/** One of the cells, trimmed; `null` where it is missing, and for a place that no column has. */
function cellAt(cells: readonly string[], source: CellSource, place: number): string | null {
  const at = source.columnIndexes[place];
  const cell = at === undefined ? undefined : cells[at];
  const visible = cell === undefined ? null : visibleText(cell);
  return visible === null || source.isMissing(visible) ? null : visible;
}

/** The raw text to show beside a problem: what was gathered or, where nothing was, the first cell that stands there. */
export function rawText(cells: readonly string[], source: CellSource): string {
  const gathered = gatherCells(cells, source);
  if (gathered !== null) return gathered;
  for (let i = 0; i < source.columnIndexes.length; i += 1) {
    const at = source.columnIndexes[i];
    const cell = at === undefined ? undefined : cells[at];
    if (cell !== undefined && cell !== '') return cell;
  }
  return '';
}
