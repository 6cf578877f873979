import { workbookWriteOptions } from '../model/options/workbookOptions.ts';
import { shortestText } from './numberText.ts';
import { toSerialDate } from './serialDate.ts';
import { cellStyle } from './workbookXml.ts';
import { encodeSheetText } from './xmlText.ts';

/**
 * What can be written into a cell. `null` and empty text are empty cells. `date` is ISO, `YYYY-MM-DD` with or without a
 * time behind it; where it is no such date, or one before 1900-03-01, it is written as text.
 */
export type WorkbookCell = string | number | boolean | null | { readonly date: string };

/** What writing had to change; everything else is kept to the last character. */
export interface WriteLosses {
  /** Texts cut at Excel's limit of 32,767 characters. */
  cutCells: number;
}

/**
 * The XML of one cell, `''` for an empty one. Text is always text: nothing that is given here can become a formula,
 * and what begins like one is marked so that it stays text when somebody edits the cell (CWE-1236).
 * Whole numbers of more than 15 digits become text, because workbooks keep no more.
 *
 * @param reference `C7`
 */
export function writtenCell(
  cell: WorkbookCell,
  place: { readonly reference: string; readonly isHeader: boolean },
  losses: WriteLosses,
): string {
  if (cell === null || cell === '') return '';
  const { reference } = place;
  if (typeof cell === 'number')
    return numberCell(cell, reference, place.isHeader) ?? textCell(String(cell), place, losses);
  if (typeof cell === 'boolean')
    return `<c r="${reference}"${headerStyle(place.isHeader)} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') return textCell(cell, place, losses);
  const serial = toSerialDate(cell.date);
  if (serial === undefined) return textCell(cell.date, place, losses);
  const style = serial.hasTime ? cellStyle.datetime : cellStyle.date;
  return `<c r="${reference}" s="${style}"><v>${serial.serial}</v></c>`;
}

function numberCell(value: number, reference: string, isHeader: boolean): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (Number.isInteger(value) && Number(shortestText(value)) !== value) return undefined;
  return `<c r="${reference}"${headerStyle(isHeader)}><v>${Object.is(value, -0) ? 0 : value}</v></c>`;
}

function headerStyle(isHeader: boolean): string {
  return isHeader ? ` s="${cellStyle.header}"` : '';
}

function textCell(
  text: string,
  { reference, isHeader }: { readonly reference: string; readonly isHeader: boolean },
  losses: WriteLosses,
): string {
  let kept = text;
  if (text.length > workbookWriteOptions.cellCharacters) {
    const end = workbookWriteOptions.cellCharacters;
    kept = text.slice(0, /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end);
    losses.cutCells += 1;
  }
  if (kept === '') return '';
  const style = textStyle(kept.charCodeAt(0), isHeader);
  const space = /^\s|\s$|\n/.test(kept) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t${space}>${encodeSheetText(kept)}</t></is></c>`;
}

function textStyle(first: number, isHeader: boolean): number {
  // = + - @, tab and line ends begin a formula for one program or another.
  const isTrigger =
    first === 0x3d ||
    first === 0x2b ||
    first === 0x2d ||
    first === 0x40 ||
    first === 0x09 ||
    first === 0x0a ||
    first === 0x0d;
  if (isTrigger) return isHeader ? cellStyle.quotedHeader : cellStyle.quoted;
  if (isHeader) return cellStyle.header;
  // Text that begins with a digit may be a code; as `General` it would turn into a number when the cell is edited.
  return first >= 0x30 && first <= 0x39 ? cellStyle.text : cellStyle.plain;
}

/** `A`, `B`, ... `XFD` for the columns from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters;
  return letters;
}
