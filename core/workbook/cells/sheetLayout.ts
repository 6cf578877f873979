import type { Range } from '../../model/range.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import { plainLayout, type SheetLayout, type Stretch } from '../../model/sheet.ts';
import { readReference } from './sheetReference.ts';

/**
 * Gathers what a sheet says besides its cells while its XML goes by. Rows and cells that say nothing of it are not
 * told, so plain ones cost nothing. Nothing is an error here: what makes no sense is left out.
 */
export interface LayoutReader {
  /**
   * Takes a start tag outside of `sheetData`, before it and behind it, by its local name. `attribute` gives a value by
   * its local name, too.
   */
  element(name: string, attribute: (localName: string) => string | undefined): void;
  /** Takes a row (from 0) whose tag has a `hidden` or `outlineLevel` attribute. */
  row(row: number, attribute: (localName: string) => string | undefined): void;
  /** Takes a filled cell, with the number of its cell style, of a row before `workbookOptions.lookRows`; row after row. */
  cellStyle(row: number, style: number): void;
  /** What was gathered so far: the whole layout once all was told, else that of the head. */
  layout(): SheetLayout;
}

/** What is known of a sheet before it is read. */
export interface LayoutContext {
  /** By cell style: bold, or on a fill of its own. */
  readonly marked: readonly boolean[];
  /** From the parts beside the sheet: its declared tables, its filter and the rows printed on every page. */
  readonly known?: Partial<SheetLayout>;
}

/** Makes a reader for one sheet. */
export function createLayoutReader({ marked, known = {} }: LayoutContext): LayoutReader {
  const merges: Range[] = [];
  const hiddenRows: [number, number][] = [];
  const hiddenColumns: [number, number][] = [];
  const groupedRows: [number, number][] = [];
  const markedRows: number[] = [];
  let filter = known.filter ?? null;
  let frozenRows = 0;
  let topRow = 0;
  /** Views that single people have saved repeat the elements of the sheet. */
  let isInViews = false;
  let styledRow = -1;
  let isMarked = false;

  function pane(attribute: (localName: string) => string | undefined): void {
    const state = attribute('state');
    // A pane that is split, and not frozen, is measured in points.
    if (state !== 'frozen' && state !== 'frozenSplit') return;
    const rows = Number(attribute('ySplit') ?? 0);
    if (Number.isInteger(rows) && rows > 0 && topRow + rows < workbookOptions.rows)
      frozenRows = topRow + rows;
  }

  function endRow(): void {
    if (isMarked) markedRows.push(styledRow);
    isMarked = false;
  }

  return {
    element(name, attribute) {
      if (name === 'mergeCell') {
        const range = readReference(attribute('ref') ?? '');
        const isOne = range?.top === range?.bottom && range?.left === range?.right;
        if (range !== undefined && !isOne && merges.length < workbookOptions.merges) merges.push(range);
      } else if (name === 'customSheetViews') isInViews = true;
      else if (isInViews) return;
      else if (name === 'sheetView') topRow = readReference(attribute('topLeftCell') ?? '')?.top ?? 0;
      else if (name === 'pane') pane(attribute);
      else if (name === 'autoFilter') filter = readReference(attribute('ref') ?? '') ?? filter;
      else if (name === 'col' && isOn(attribute('hidden')))
        addStretch(hiddenColumns, Number(attribute('min')) - 1, Number(attribute('max')) - 1);
    },
    row(row, attribute) {
      if (isOn(attribute('hidden'))) addStretch(hiddenRows, row, row);
      const level = Number(attribute('outlineLevel') ?? 0);
      if (level > 0) addStretch(groupedRows, row, row);
    },
    cellStyle(row, style) {
      if (row !== styledRow) {
        endRow();
        styledRow = row;
        isMarked = true;
      }
      if (marked[style] !== true) isMarked = false;
    },
    layout() {
      endRow();
      return {
        ...plainLayout,
        ...known,
        merges: [...merges],
        frozenRows,
        filter,
        hiddenRows: tidied(hiddenRows),
        hiddenColumns: tidied(hiddenColumns),
        groupedRows: tidied(groupedRows),
        markedRows: [...new Set(markedRows)].sort((one, other) => one - other),
      };
    },
  };
}

/** Adds rows or columns to the last ones where they follow on them, else as they are: some sheets have their rows in no order. */
function addStretch(stretches: [number, number][], first: number, last: number): void {
  if (!(first >= 0 && last >= first)) return;
  const before = stretches.at(-1);
  if (before !== undefined && first >= before[0] && first <= before[1] + 1)
    before[1] = Math.max(before[1], last);
  else if (stretches.length < workbookOptions.stretches) stretches.push([first, last]);
}

/** The same rows or columns in their order, each once. */
function tidied(stretches: readonly Stretch[]): readonly Stretch[] {
  const tidy: [number, number][] = [];
  for (const [first, last] of stretches.toSorted(([one], [other]) => one - other))
    addStretch(tidy, first, last);
  return tidy;
}

/** How XML Schema writes a truth. */
function isOn(text: string | undefined): boolean {
  return text === '1' || text === 'true' || text === 'on';
}
