import { AppError } from '../../../core/model/errors.ts';
import { lentOptions } from '../../../core/model/options/workbookOptions.ts';

/** A start tag of an OpenDocument text, without the prefix of its name. */
interface Tag {
  name: string;
  attributes: string;
  isEmpty: boolean;
}

/**
 * Gives the start tags of some names, in one pass however the text is damaged: each character is looked at once. The tag
 * given is the same object each time.
 */
function* tagsOf(content: string, names: ReadonlySet<string>): Generator<Tag> {
  const tag: Tag = { name: '', attributes: '', isEmpty: false };
  let at = content.indexOf('<');
  while (at >= 0) {
    const first = content.charAt(at + 1);
    if (first === '/' || first === '!' || first === '?') {
      const close = content.startsWith('<!--', at) ? content.indexOf('-->', at) : content.indexOf('>', at);
      at = close < 0 ? -1 : content.indexOf('<', close);
      continue;
    }
    const nameEnd = endOfName(content, at + 1);
    const end = endOfTag(content, nameEnd);
    if (end < 0) return;
    const colon = content.lastIndexOf(':', nameEnd);
    tag.name = content.slice(colon > at ? colon + 1 : at + 1, nameEnd);
    if (names.has(tag.name)) {
      tag.isEmpty = content.charCodeAt(end - 1) === slash;
      tag.attributes = content.slice(nameEnd, tag.isEmpty ? end - 1 : end);
      yield tag;
    }
    at = content.indexOf('<', end);
  }
}

const slash = 0x2f;
const isBlank = (code: number): boolean => code <= 0x20;

function endOfName(content: string, from: number): number {
  let at = from;
  while (at < content.length) {
    const code = content.charCodeAt(at);
    if (isBlank(code) || code === 0x3e || (code === slash && at > from)) break;
    at += 1;
  }
  return at;
}

/** The closing bracket outside of quotes; -1 where there is none. */
function endOfTag(content: string, from: number): number {
  let quote = 0;
  for (let at = from; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at;
  }
  return -1;
}

/** The value of an attribute by its name without prefix. */
function valueOf(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(`:${name}="`);
  if (at < 0) return undefined;
  const start = at + name.length + 3;
  return attributes.slice(start, attributes.indexOf('"', start));
}

function repeatedBy(attributes: string, name: string): number {
  const count = Number(valueOf(attributes, name) ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

const rowsRepeated = 'number-rows-repeated';
const columnsRepeated = 'number-columns-repeated';
const counted: ReadonlySet<string> = new Set(['table', 'table-row', 'table-cell']);

/**
 * Counts the sheets of an OpenDocument text and the cells that it stands for, as a cell and a row may say that they are
 * repeated.
 * @throws {AppError} `SOURCE_TOO_LARGE` beyond the limit
 */
export function checkRepeats(content: string): void {
  let rows = 1;
  let cells = 0;
  let tables = 0;
  for (const { name, attributes, isEmpty } of tagsOf(content, counted)) {
    if (name === 'table') tables += 1;
    else if (name === 'table-row') rows = repeatedBy(attributes, rowsRepeated);
    else if (!isEmpty) cells += rows * repeatedBy(attributes, columnsRepeated);
    if (cells > lentOptions.cells)
      throw new AppError('SOURCE_TOO_LARGE', 'The workbook has too many filled cells.');
    if (tables > lentOptions.sheets)
      throw new AppError('SOURCE_TOO_LARGE', 'The workbook has too many sheets.');
  }
}

/**
 * Makes texts of the dates of an OpenDocument text that no day number stands for: those before 1900, which the library
 * would move into another century. They then are what the cell shows.
 */
export function withOldDatesAsText(content: string): string {
  return oldDate.test(content) ? content.replaceAll(oldDates, '$1string$2') : content;
}

const year = '(?!(?:19|[2-9]\\d)\\d\\d-)';
const oldDate = new RegExp(`:date-value="${year}`, 'u');
/** Writers put the type in front of the value. */
const oldDates = new RegExp(`(:value-type=")date("[^<>"]{0,200}:date-value="${year})`, 'gu');

/** What an OpenDocument text hides of a sheet. */
export interface HiddenParts {
  readonly hidden: boolean;
  readonly rows: readonly (readonly [first: number, last: number])[];
  readonly columns: readonly (readonly [first: number, last: number])[];
}

const hiding: ReadonlySet<string> = new Set([
  'style',
  'table-properties',
  'table',
  'table-row',
  'table-column',
]);

/** Finds what is hidden, which the library does not tell; sheets by their place. */
export function hiddenParts(content: string): readonly HiddenParts[] {
  const hiddenStyles = new Set<string>();
  const found: { hidden: boolean; rows: [number, number][]; columns: [number, number][] }[] = [];
  let style = '';
  let row = 0;
  let column = 0;
  for (const { name, attributes } of tagsOf(content, hiding)) {
    const visibility = valueOf(attributes, 'visibility');
    const isHidden = visibility === 'collapse' || visibility === 'filter';
    if (name === 'style') style = valueOf(attributes, 'name') ?? '';
    else if (name === 'table-properties') {
      if (valueOf(attributes, 'display') === 'false') hiddenStyles.add(style);
    } else if (name === 'table') {
      found.push({
        hidden: hiddenStyles.has(valueOf(attributes, 'style-name') ?? ''),
        rows: [],
        columns: [],
      });
      row = column = 0;
    } else if (name === 'table-row') {
      const end = row + repeatedBy(attributes, rowsRepeated);
      if (isHidden) found.at(-1)?.rows.push([row, end - 1]);
      row = end;
    } else {
      const end = column + repeatedBy(attributes, columnsRepeated);
      if (isHidden) found.at(-1)?.columns.push([column, end - 1]);
      column = end;
    }
  }
  return found;
}
