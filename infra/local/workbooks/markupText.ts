import { AppError } from '../../../core/model/errors.ts';
import { lentOptions } from '../../../core/model/options/workbookOptions.ts';
import { decodeCodePage } from './sheetJs.ts';

/**
 * Decodes XML or HTML as its byte order mark, its XML declaration or its `meta` element says; else as UTF-8, and where it
 * is none as Windows-1252, which is what old programs write without saying so.
 */
export function decodeMarkup(bytes: Uint8Array): string {
  const named = markedEncoding(bytes) ?? declaredEncoding(bytes);
  if (named !== undefined) {
    try {
      return new TextDecoder(named).decode(bytes);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // An encoding that nobody knows is no encoding.
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decodeCodePage(1252, bytes);
  }
}

function markedEncoding([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be';
  return undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, lentOptions.rootBytes)).toString('latin1');
  const name =
    /<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/iu.exec(head)?.[1] ??
    /<meta\s[^>]*?charset\s*=\s*["']?([\w.:-]+)/iu.exec(head)?.[1];
  // What can be read here byte by byte is not in UTF-16, whatever it says.
  return name === undefined || /^utf-?16|^unicode$/iu.test(name) ? undefined : name;
}

/**
 * Makes texts of the dates of an OpenDocument text that no day number stands for: those before 1900, which the library
 * would move into another century. They then are what the cell shows.
 */
export function withOldDatesAsText(content: string): string {
  if (!oldDate.test(content)) return content;
  return content.replaceAll(/<[\w.-]+:table-cell\s(?:[^>"]|"[^"]*")*>/gu, (tag) =>
    oldDate.test(tag) ? tag.replace(/(:value-type=")date"/u, '$1string"') : tag,
  );
}

const oldDate = /:date-value="(?!(?:19|[2-9]\d)\d\d-)/u;

/**
 * Counts the cells that an OpenDocument text stands for, as a cell and a row may say that they are repeated.
 * @throws {AppError} `SOURCE_TOO_LARGE` beyond the limit
 */
export function checkRepeats(content: string): void {
  const tag = /<(?:[\w.-]+:)?(table-row|table-cell)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>/gu;
  let rows = 1;
  let cells = 0;
  for (let match = tag.exec(content); match !== null; match = tag.exec(content)) {
    const [, name = '', attributes = ''] = match;
    if (name === 'table-row') rows = repeated(attributes, 'rows');
    else if (!attributes.endsWith('/')) cells += rows * repeated(attributes, 'columns');
    if (cells > lentOptions.cells)
      throw new AppError('SOURCE_TOO_LARGE', 'The workbook has too many filled cells.');
  }
}

function repeated(attributes: string, what: 'rows' | 'columns'): number {
  if (!attributes.includes('repeated')) return 1;
  const match = new RegExp(`number-${what}-repeated\\s*=\\s*["'](\\d+)`, 'u').exec(attributes);
  return Math.max(1, Number(match?.[1] ?? 1));
}

/** Sheets, rows and columns that an OpenDocument text hides, each sheet by its place. */
export interface HiddenParts {
  readonly hidden: boolean;
  readonly rows: readonly (readonly [first: number, last: number])[];
  readonly columns: readonly (readonly [first: number, last: number])[];
}

/** Finds what is hidden, which the library does not tell. */
export function hiddenParts(content: string): readonly HiddenParts[] {
  const hiddenStyles = new Set<string>();
  for (const [, style = '', name = ''] of content.matchAll(
    /<style:style\b((?:[^>"]|"[^"]*")*?style:name="([^"]*)"(?:[^>"]|"[^"]*")*)>\s*<style:table-properties\b(?:[^>"]|"[^"]*")*?table:display="false"/gu,
  ))
    if (style.includes('family="table"')) hiddenStyles.add(name);
  const found: { hidden: boolean; rows: [number, number][]; columns: [number, number][] }[] = [];
  const tag = /<table:(table|table-row|table-column)(?=[\s/>])((?:[^>"]|"[^"]*")*)>/gu;
  let row = 0;
  let column = 0;
  for (let match = tag.exec(content); match !== null; match = tag.exec(content)) {
    const [, name = '', attributes = ''] = match;
    if (name === 'table') {
      const style = /table:style-name="([^"]*)"/u.exec(attributes)?.[1] ?? '';
      found.push({ hidden: hiddenStyles.has(style), rows: [], columns: [] });
      row = column = 0;
      continue;
    }
    const isHidden = /table:visibility="(?:collapse|filter)"/u.test(attributes);
    if (name === 'table-row') {
      const count = repeated(attributes, 'rows');
      if (isHidden) found.at(-1)?.rows.push([row, row + count - 1]);
      row += count;
    } else {
      const count = repeated(attributes, 'columns');
      if (isHidden) found.at(-1)?.columns.push([column, column + count - 1]);
      column += count;
    }
  }
  return found;
}
