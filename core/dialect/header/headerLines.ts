import { structureOptions } from '../../model/options/readingOptions.ts';
import { isColumnWord } from './headerVote.ts';
import { type ColumnForm, type RecordForm, figureHits } from './recordForms.ts';
import { isSeriesHeader } from './seriesHeader.ts';

/** What stands above the first row of figures. */
export interface HeaderLines {
  readonly headerRows: readonly number[];
  /** At most the first row of figures: rows above it may be data that lack theirs. */
  readonly firstDataRow: number;
}

interface Above {
  readonly records: readonly (readonly string[])[];
  readonly forms: readonly RecordForm[];
  readonly columns: readonly ColumnForm[];
  /** The first row of figures. */
  readonly first: number;
}

/**
 * Sorts the records above the first row of figures into header rows, titles, headings of groups and rows of data
 * whose figures are missing. Goes upwards; the header ends at a title or at a remark of key and value.
 */
export function headerLines(above: Above): HeaderLines {
  const { records, forms, columns, first } = above;
  const headerRows: number[] = [];
  let singles: number[] = [];
  let firstDataRow = first;
  for (let row = first - 1; row >= 0; row -= 1) {
    const form = forms[row];
    if (form === undefined || form.filled === 0) continue;
    const cells = records[row] ?? [];
    const found = headerRows.length > 0;
    if (found && isMergedTitle(form, cells)) break;
    if (form.filled === 1 && (forms[first]?.filled ?? 0) > 1) {
      if (found && isTitle(form, cells, isApart(above, row, headerRows))) break;
      if (found) headerRows.unshift(row);
      else singles.unshift(row);
    } else if (
      found ? isRemark(above, row, headerRows) : isData(form, cells, columns) || holdsAddress(cells)
    ) {
      if (found) break;
      firstDataRow = row;
      singles = [];
    } else headerRows.unshift(row);
  }
  while (headerRows.length > 1 && isBareRow(above, headerRows)) firstDataRow = headerRows.pop() ?? first;
  if (firstDataRow > (singles[0] ?? first)) headerRows.push(...singlesOfHeader(above, headerRows, singles));
  return { headerRows, firstDataRow };
}

/** A single cell above the header: at the left, or too long to head some columns. */
function isTitle(form: RecordForm, cells: readonly string[], apart: boolean): boolean {
  const only = cells[form.firstFilled]?.trim() ?? '';
  return form.firstFilled <= (apart ? 1 : 0) || only.length > structureOptions.titleLength;
}

/** Whether a record is a title that was merged over all columns and is said in each of them. */
export function isMergedTitle(form: RecordForm, cells: readonly string[]): boolean {
  const first = cells[0]?.trim() ?? '';
  if (form.filled < 3 || form.filled < form.kinds.length || form.kinds[0] !== 'text') return false;
  return cells.every((cell) => cell.trim() === first);
}

/** Whether a blank line parts a record from the fullest row of the header. */
function isApart({ forms }: Above, row: number, headerRows: readonly number[]): boolean {
  let fullest = headerRows[0] ?? 0;
  for (const header of headerRows)
    if ((forms[header]?.filled ?? 0) > (forms[fullest]?.filled ?? 0)) fullest = header;
  return forms.slice(row + 1, fullest).some(({ filled }) => filled === 0);
}

/** Whether a record names what stands behind its cells, as remarks above a table do: `Year:, 2024, Region:, North`. */
export function hasColons(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim().endsWith(':')).length > 1;
}

/** Whether a record above the header is none of it: `Date:, 2011-08-08`, or figures of a remark. */
function isRemark(above: Above, row: number, headerRows: readonly number[]): boolean {
  const { records, forms, columns } = above;
  const form = forms[row];
  const cells = records[row] ?? [];
  const wide = headerRows.some((header) => (forms[header]?.filled ?? 0) > 3);
  if (form === undefined || !wide) return false;
  // `Exhibitor: Acme` beside `Export: 20.05.2025`.
  if (cells.every((cell) => cell.trim() === '' || saysItself.test(cell))) return true;
  if (hasColons(cells) || (form.filled === 2 && (cells[form.firstFilled] ?? '').trim().endsWith(':')))
    return true;
  const { figures, text } = figureHits(form, columns);
  if (figures > text && !isSeriesHeader(form, cells, columns)) return true;
  // `Source, Bureau of Mines` over a blank line.
  const pair = form.filled === 2 && form.kinds[0] !== 'empty' && form.kinds[1] !== 'empty';
  return pair && isApart(above, row, headerRows);
}

/** What a remark is about and what it says, in one cell. */
const saysItself = /^\s*\p{L}[\p{L} ]{1,30}:\s+\S/u;

/** Whether a record holds an e-mail address, which no column is named with: it is data, whatever figures it lacks. */
function holdsAddress(cells: readonly string[]): boolean {
  return cells.some((cell) => address.test(cell));
}

const address = /^\s*[^\s@:]{1,64}@[^\s@]{1,200}\.\p{L}{2,}(?=$|[\s,;])/u;

/** Whether a record above the first figures is data: nothing but figures and signs of missing ones where figures belong. */
function isData(form: RecordForm, cells: readonly string[], columns: readonly ColumnForm[]): boolean {
  let found = 0;
  let label = false;
  for (let c = 0; c < form.kinds.length; c += 1) {
    const kind = form.kinds[c];
    if (kind === 'text' || (kind !== 'empty' && kind !== 'placeholder')) label = true;
    if (columns[c]?.figures !== true || kind === 'empty') continue;
    if (kind === 'text') return false;
    found += 1;
  }
  // A line of dashes alone is drawn, not data.
  return found > 0 && label && !isSeriesHeader(form, cells, columns);
}

/**
 * Whether the lowest header row is rather a row of data without its figures: it has a label and more, nothing where
 * figures belong, and the rows above name most of those columns, and its own unless a blank line parts it from them.
 */
function isBareRow(above: Above, headerRows: readonly number[]): boolean {
  const { forms, columns } = above;
  const row = headerRows.at(-1) ?? 0;
  const form = forms[row];
  if (form === undefined || form.filled < 2 || form.kinds[0] !== 'text') return false;
  const others = headerRows.slice(0, -1);
  const apart = forms.slice((others.at(-1) ?? row) + 1, row).some(({ filled }) => filled === 0);
  let figureColumns = 0;
  let named = 0;
  for (let c = 0; c < columns.length; c += 1) {
    const filled = (form.kinds[c] ?? 'empty') !== 'empty';
    if (columns[c]?.figures !== true) {
      if (filled && !apart && !isNamed(forms, others, c)) return false;
      continue;
    }
    // The label may stand over years.
    const years = (columns[c]?.years ?? 0) > (columns[c]?.numbers ?? 0);
    if (filled && !(apart && years && c === form.firstFilled)) return false;
    figureColumns += 1;
    if (isNamed(forms, others, c)) named += 1;
  }
  return named > 0 && named >= figureColumns * structureOptions.bareNamed;
}

/**
 * The single cells below the header that belong to it: those that stand over a column of figures (`(percent)`), and
 * one that names a column of labels without a name yet. The others are headings of groups.
 */
function singlesOfHeader(
  { records, forms, columns, first }: Above,
  headerRows: readonly number[],
  singles: readonly number[],
): readonly number[] {
  if (headerRows.length === 0) return [];
  const { titleLength, stubLength } = structureOptions;
  const taken: number[] = [];
  for (const row of singles) {
    const form = forms[row];
    const column = form?.firstFilled ?? 0;
    const only = records[row]?.[column]?.trim() ?? '';
    if (form === undefined || only.length > titleLength) break;
    const figures = columns[column]?.figures === true;
    const blankBelow = row + 1 < first && forms[row + 1]?.filled === 0;
    const blankAbove = forms[row - 1]?.filled === 0;
    if (blankAbove && blankBelow) break;
    if (column === 0 || !figures) {
      const names = blankBelow || isColumnWord(only) || (figures && only.length <= stubLength);
      if (!names || isNamed(forms, [...headerRows, ...taken], column)) break;
    }
    taken.push(row);
  }
  return taken;
}

function isNamed(forms: readonly RecordForm[], rows: readonly number[], column: number): boolean {
  return rows.some((row) => (forms[row]?.kinds[column] ?? 'empty') !== 'empty');
}
