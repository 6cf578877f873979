import { workbookWriteOptions } from '../../model/options/workbookOptions.ts';
import { shortestText } from '../formats/numberText.ts';
import { toSerialDate } from '../formats/serialDate.ts';
import type { CellLook, StyledKind, StyleSheet } from './styleSheet.ts';
import { encodeSheetText } from '../xml/xmlText.ts';

/**
 * What can be written into a cell. `null` and empty text are empty cells. `date` is ISO, `YYYY-MM-DD` with or without a
 * time behind it; where it is no such date, or one before 1900-03-01, it is written as text.
 */
export type CellValue = string | number | boolean | null | { readonly date: string };

/** A cell that looks otherwise than its column. An empty one is written for its fill and line alone. */
export interface LookedCell {
  readonly value: CellValue;
  readonly look: CellLook;
  /** Address that a click opens; a sheet has 65,530 of them at most, and further ones are left out. */
  readonly link?: string;
}

export type WorkbookCell = CellValue | LookedCell;

/** What writing had to change; everything else is kept to the last character. */
export interface WriteLosses {
  /** Texts cut at Excel's limit of 32,767 characters; the last one is `…`. */
  cutCells: number;
}

/** Where cells are written to, and how they look there unless they say. */
export interface CellPlace {
  /** `C7` */
  readonly reference: string;
  readonly look: CellLook | undefined;
}

/** The value of a cell without its look. */
export function valueOfCell(cell: WorkbookCell): CellValue {
  return isLooked(cell) ? cell.value : cell;
}

/** The address that a cell opens. */
export function linkOfCell(cell: WorkbookCell): string | undefined {
  return isLooked(cell) ? cell.link : undefined;
}

/** The look that a cell has of its own. */
export function lookOfCell(cell: WorkbookCell): CellLook | undefined {
  return isLooked(cell) ? cell.look : undefined;
}

/**
 * The XML of one cell, `''` for an empty one without a look of its own. Text is always text: nothing that is given here
 * can become a formula, and what begins like one is marked so that it stays text when somebody edits the cell (CWE-1236).
 * Whole numbers of more than 15 digits become text, because workbooks keep no more.
 */
export function writtenCell(
  cell: WorkbookCell,
  { reference, look }: CellPlace,
  { styles, losses }: { readonly styles: StyleSheet; readonly losses: WriteLosses },
): string {
  if (isLooked(cell)) {
    const written = writtenCell(cell.value, { reference, look: cell.look }, { styles, losses });
    return written === '' ? `<c${placed(reference, styles.styleOf(cell.look, 'general'))}/>` : written;
  }
  if (cell === null || cell === '') return '';
  const start = (kind: StyledKind): string => `<c${placed(reference, styles.styleOf(look, kind))}`;
  if (typeof cell === 'number') {
    const text = numberText(cell);
    return text === undefined
      ? textCell(String(cell), start, losses)
      : `${start('general')}><v>${text}</v></c>`;
  }
  if (typeof cell === 'boolean') return `${start('general')} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') return textCell(cell, start, losses);
  const serial = toSerialDate(cell.date);
  if (serial === undefined) return textCell(cell.date, start, losses);
  return `${start(serial.hasTime ? 'datetime' : 'date')}><v>${serial.serial}</v></c>`;
}

function isLooked(cell: WorkbookCell): cell is LookedCell {
  return typeof cell === 'object' && cell !== null && 'look' in cell;
}

function placed(reference: string, style: number): string {
  return style === 0 ? ` r="${reference}"` : ` r="${reference}" s="${style}"`;
}

function numberText(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (Number.isInteger(value) && Number(shortestText(value)) !== value) return undefined;
  return Object.is(value, -0) ? '0' : String(value);
}

function textCell(text: string, start: (kind: StyledKind) => string, losses: WriteLosses): string {
  let kept = text;
  if (text.length > workbookWriteOptions.cellCharacters) {
    // The last place is for the mark.
    const end = workbookWriteOptions.cellCharacters - 1;
    kept = `${text.slice(0, /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end)}…`;
    losses.cutCells += 1;
  }
  if (kept === '') return '';
  const space = /^\s|\s$|\n/.test(kept) ? ' xml:space="preserve"' : '';
  return `${start(kindOfText(kept.charCodeAt(0)))} t="inlineStr"><is><t${space}>${encodeSheetText(kept)}</t></is></c>`;
}

function kindOfText(first: number): StyledKind {
  // = + - @, tab and line ends begin a formula for one program or another.
  const isTrigger =
    first === 0x3d ||
    first === 0x2b ||
    first === 0x2d ||
    first === 0x40 ||
    first === 0x09 ||
    first === 0x0a ||
    first === 0x0d;
  if (isTrigger) return 'quoted';
  // Text that begins with a digit may be a code; as `General` it would turn into a number when the cell is edited.
  return first >= 0x30 && first <= 0x39 ? 'text' : 'general';
}

/** `A`, `B`, ... `XFD` for the columns from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters;
  return letters;
}
