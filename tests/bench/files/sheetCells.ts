import { declaration, spreadsheet } from './workbookIndex.ts';
import type { Cell } from './tableWriter.ts';

/** A cell of the sheet: how it counts, and how it stands in the XML. */
export interface SheetCell extends Cell {
  readonly xml: (reference: string) => string;
}

/** Makes cells whose text stands in the list of shared texts, which grows by those that are written. */
export function textCells(shared: Map<string, number>): (value: string) => SheetCell {
  return (value) => ({
    text: value,
    is: 'value',
    // A text that is left out is not to stand in the list.
    xml: (at) => `<c r="${at}" t="s"><v>${place(shared, value)}</v></c>`,
  });
}

function place(shared: Map<string, number>, value: string): number {
  const known = shared.get(value);
  if (known !== undefined) return known;
  shared.set(value, shared.size);
  return shared.size - 1;
}

/** @param number from 1; at most 26 cells */
export function sheetRow(number: number, cells: readonly (SheetCell | undefined)[]): string {
  let xml = `<row r="${number}" spans="1:${cells.length}">`;
  cells.forEach((cell, column) => {
    if (cell !== undefined) xml += cell.xml(`${String.fromCharCode(65 + column)}${number}`);
  });
  return `${xml}</row>`;
}

/** `xl/sharedStrings.xml`. */
export function* sharedStrings(shared: ReadonlyMap<string, number>): Generator<string> {
  yield `${declaration}<sst xmlns="${spreadsheet}" uniqueCount="${shared.size}">`;
  for (const text of shared.keys()) yield `<si><t>${escaped(text)}</t></si>`;
  yield '</sst>';
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
