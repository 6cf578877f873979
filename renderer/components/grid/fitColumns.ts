import type { GridColumn } from './gridColumn.ts';

/** Widest that fitting makes a column, in pixels; longer texts are cut. */
const widestPx = 640;
/** Room on both sides of a cell's text, and for the button of a header's menu, in pixels. */
const paddingPx = 26;
const menuPx = 26;
/** Rows that columns out of sight are measured by. */
const rowsMeasured = 60;

export interface FitRequest<Row> {
  readonly grid: HTMLElement;
  readonly columns: readonly GridColumn<Row>[];
  /** Places of the columns among the shown ones. */
  readonly places: readonly number[];
  /** Rows at hand near what is in sight. */
  readonly rows: readonly { readonly row: Row; readonly index: number }[];
}

/** Widths in pixels at which header and cells are read whole; by what is drawn, and by the texts where nothing is. */
export function fittingWidths<Row>({ grid, columns, places, rows }: FitRequest<Row>): readonly number[] {
  const drawn = measureDrawn(grid, new Set(places));
  const context = document.createElement('canvas').getContext('2d');
  const { fontFamily } = getComputedStyle(grid);
  const mono = getComputedStyle(document.documentElement).getPropertyValue('--mono');
  return places.map((place) => {
    const known = drawn.get(place);
    const column = columns[place];
    if (known !== undefined || column === undefined || context === null)
      return Math.min(widestPx, known ?? 0);
    context.font = `600 11px ${fontFamily}`;
    let widest = context.measureText(column.header).width + menuPx;
    context.font = column.mono === true ? `12px ${mono}` : `13px ${fontFamily}`;
    for (const { row, index } of rows.slice(0, rowsMeasured)) {
      const text = column.textOf?.(row, index).slice(0, 200) ?? '';
      widest = Math.max(widest, context.measureText(text).width);
    }
    return Math.min(widestPx, Math.ceil(widest) + paddingPx);
  });
}

/** Copies the cells of the columns to where nothing holds them, and measures all of them at once. */
function measureDrawn(grid: HTMLElement, places: ReadonlySet<number>): ReadonlyMap<number, number> {
  const room = document.createElement('div');
  room.setAttribute('aria-hidden', 'true');
  room.style.cssText =
    'position:absolute;visibility:hidden;top:0;left:0;width:max-content;height:0;overflow:hidden';
  const copies: { readonly place: number; readonly isHeader: boolean; readonly copy: HTMLElement }[] = [];
  for (const cell of grid.querySelectorAll<HTMLElement>('[aria-colindex]')) {
    const place = Number(cell.getAttribute('aria-colindex')) - 1;
    if (!places.has(place)) continue;
    const copy = cell.cloneNode(true) as HTMLElement;
    copy.removeAttribute('id');
    copy.style.cssText = 'position:static;width:max-content;max-width:none;display:flex';
    copies.push({ place, isHeader: cell.getAttribute('role') === 'columnheader', copy });
    room.append(copy);
  }
  grid.append(room);
  const widths = new Map<number, number>();
  for (const { place, isHeader, copy } of copies) {
    const px = Math.ceil(copy.getBoundingClientRect().width) + (isHeader ? menuPx : 2);
    widths.set(place, Math.max(widths.get(place) ?? 0, px));
  }
  room.remove();
  return widths;
}
