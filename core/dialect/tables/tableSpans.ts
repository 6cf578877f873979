import { structureOptions } from '../../model/options/readingOptions.ts';
import { type HeaderFound, findHeader } from '../header/findHeader.ts';
import { LookTally, type RowLooks } from './columnLooks.ts';
import { beginsAsNote } from '../structure/noteText.ts';
import { innerStart, isOtherTable, namedRows, strangeRows } from './otherTable.ts';
import { type RecordForm, columnForms, figureHits } from '../header/recordForms.ts';

/** Records of one table, its titles and notes included: from `first` up to `end` (exclusive). */
export interface TableSpan {
  readonly first: number;
  readonly end: number;
}

export interface SpansFound {
  /** One a table, in order, without gaps from the first record to the last; one for a single table. */
  readonly spans: readonly TableSpan[];
  /** 0 to 1: how clearly headers below the first are others, or the same; absent where there is no second header. */
  readonly margin?: number;
}

type Records = readonly (readonly string[])[];

/**
 * Finds the tables that stand one under another among a text's records.
 *
 * A new table begins behind a blank line where a block has a header of its own, other than the one above it, over
 * two rows of figures or more, or over rows of text that cannot be rows of the table above; and without a blank line
 * where both a header and other kinds of cells begin. The records above it must be a table, too. Its titles go with it.
 * Whatever is less clear stays one table: a section under the same header, a block of remarks, a total.
 */
export function tableSpans(records: Records, forms: readonly RecordForm[]): SpansFound {
  const blocks = blocksOf(forms).flatMap((block) => partsOf(records, forms, block));
  const starts = [0];
  let present: BlockTable | undefined;
  let margin = 1;
  let compared = false;
  for (let b = 0; b < blocks.length; b += 1) {
    const block = blocks[b];
    if (block === undefined) continue;
    const table =
      tableOf(records, forms, { ...block, reach: blocks[b + 1]?.end ?? block.end }) ??
      tableOfTexts(records, forms, { block, present });
    if (table === undefined) continue;
    const shared = present === undefined ? 0 : sharedNames(present.names, table.names);
    const isOther = shared < structureOptions.sameNames;
    if (present !== undefined) {
      compared = true;
      margin = Math.min(margin, Math.abs(shared - structureOptions.sameNames) * 2);
      if (isOther && starts.length === structureOptions.tables) break;
      if (isOther) starts.push(withTitles(records, forms, { blocks, b }));
    }
    if (isOther) present = table;
  }
  const spans = starts.map((first, i) => ({ first, end: starts[i + 1] ?? records.length }));
  return compared ? { spans, margin: Math.min(1, margin) } : { spans };
}

/** Records between blank ones. */
interface Block {
  readonly first: number;
  readonly end: number;
}

/** A block that is a table with a header. */
interface BlockTable {
  /** Names by column; those of a header of several rows one under another. */
  readonly names: readonly string[];
  readonly looks: RowLooks;
}

/** A block cut where another table begins without a blank line. */
function partsOf(records: Records, forms: readonly RecordForm[], block: Block): readonly Block[] {
  const isSame = (names: readonly string[], header: number): boolean =>
    sharedNames(namesOf(records, [header]), names) >= structureOptions.sameNames;
  const start = innerStart(records, forms, { ...block, isSame });
  if (start === undefined) return [block];
  let first = start;
  // Its titles go with it.
  while (forms[first - 1]?.filled === 1 && first - 1 > block.first) first -= 1;
  return [{ first: block.first, end: first }, ...partsOf(records, forms, { first, end: block.end })];
}

/**
 * The table of a block without figures. The first one must be plainly a table, as pairs of key and value stand above
 * many; another one below must differ from the one above it.
 */
function tableOfTexts(
  records: Records,
  forms: readonly RecordForm[],
  { block, present }: { readonly block: Block; readonly present: BlockTable | undefined },
): BlockTable | undefined {
  const found = namedRows(records, forms, block);
  if (found === undefined) {
    const isApart = block.first === 0 || forms[block.first - 1]?.filled === 0;
    const looks =
      present === undefined || !isApart
        ? undefined
        : strangeRows(records, forms, { ...block, above: present.looks });
    return looks === undefined ? undefined : { names: [], looks };
  }
  const { names, below, vote, header } = found;
  const isTable =
    present === undefined
      ? vote >= structureOptions.namesVote && (forms[header]?.filled ?? 0) > 2
      : isOtherTable(present.looks, found);
  return isTable ? { names, looks: below } : undefined;
}

function blocksOf(forms: readonly RecordForm[]): readonly Block[] {
  const blocks: Block[] = [];
  let first = -1;
  for (let row = 0; row <= forms.length; row += 1) {
    const filled = (forms[row]?.filled ?? 0) > 0;
    if (filled && first < 0) first = row;
    if (filled || first < 0) continue;
    blocks.push({ first, end: row });
    first = -1;
  }
  return blocks;
}

/**
 * The table that begins in a block: some single cells, a header, then rows of figures, which may stand in the next
 * block (up to `reach`) when this one holds nothing but the header.
 */
function tableOf(
  records: Records,
  forms: readonly RecordForm[],
  block: Block & { readonly reach: number },
): BlockTable | undefined {
  for (const end of [block.end, block.reach]) {
    const ownRecords = records.slice(block.first, end);
    const ownForms = forms.slice(block.first, end);
    const found = findHeader(ownRecords, ownForms);
    const blockEnd = block.end - block.first;
    if (end > block.end && found.firstDataRow < blockEnd) return undefined;
    if (isClear(ownRecords, ownForms, { found, blockEnd }))
      return {
        names: namesOf(ownRecords, found.headerRows),
        looks: looksOf(ownRecords, ownForms, found.firstDataRow),
      };
  }
  return undefined;
}

function looksOf(records: Records, forms: readonly RecordForm[], from: number): RowLooks {
  const tally = new LookTally();
  const end = Math.min(records.length, from + structureOptions.bodyRecords);
  for (let row = from; row < end; row += 1) {
    const form = forms[row];
    if (form !== undefined) tally.add(records[row] ?? [], form);
  }
  return tally.looks();
}

function isClear(
  records: Records,
  forms: readonly RecordForm[],
  { found, blockEnd }: { readonly found: HeaderFound; readonly blockEnd: number },
): boolean {
  const { headerRows, firstDataRow } = found;
  const [top] = headerRows;
  const last = headerRows.at(-1);
  if (top === undefined || last === undefined || last >= blockEnd) return false;
  if (forms.slice(0, top).some(({ filled }) => filled > 1)) return false;
  if (headerRows.some((row) => holdsFigures(forms[row]))) return false;
  const columns = columnForms(forms.slice(firstDataRow));
  const names = namesOf(records, headerRows);
  let figureColumns = 0;
  let named = 0;
  const different = new Set<string>();
  for (let c = 0; c < columns.length; c += 1) {
    if (columns[c]?.figures !== true) continue;
    figureColumns += 1;
    const name = names[c] ?? '';
    if (name === '') continue;
    named += 1;
    different.add(name);
  }
  const rows = forms
    .slice(firstDataRow)
    .filter((form) => form.filled > 1 && figureHits(form, columns).figures > 0).length;
  return (
    rows >= structureOptions.tableRows &&
    figureColumns > 0 &&
    named >= figureColumns * structureOptions.namedShare &&
    (named < 2 || different.size * 2 > named) &&
    names.filter((name) => name !== '').length > 1
  );
}

/** Whether a row is no plain header: more of its cells are amounts than texts, years and dates. */
function holdsFigures(form: RecordForm | undefined): boolean {
  const kinds = form?.kinds ?? [];
  const amounts = kinds.filter((kind) => kind === 'number').length;
  return amounts > kinds.filter((kind) => kind !== 'number' && kind !== 'empty').length;
}

function namesOf(records: Records, headerRows: readonly number[]): readonly string[] {
  const rows = headerRows.map((row) => records[row] ?? []);
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  return Array.from({ length: width }, (_, c) =>
    rows
      .map((cells) => (cells[c] ?? '').trim().toLowerCase())
      .filter((cell) => cell !== '')
      .join(' '),
  );
}

/** Share of the columns that one of two headers names which are called the same in both. */
function sharedNames(one: readonly string[], other: readonly string[]): number {
  let named = 0;
  let same = 0;
  for (let c = 0; c < Math.max(one.length, other.length); c += 1) {
    const a = one[c] ?? '';
    const b = other[c] ?? '';
    if (a === '' && b === '') continue;
    named += 1;
    if (a === b) same += 1;
  }
  return same / Math.max(1, named);
}

/**
 * Where a table begins whose header stands in block `b`: at the single cells right above, unless they are notes, the
 * block has a title of its own, or nothing else would be left above.
 */
function withTitles(
  records: Records,
  forms: readonly RecordForm[],
  { blocks, b }: { readonly blocks: readonly Block[]; readonly b: number },
): number {
  const block = blocks[b];
  const above = blocks[b - 1];
  if (block === undefined || above === undefined) return block?.first ?? 0;
  const { titleGap } = structureOptions;
  const titled = forms[block.first]?.filled === 1;
  const near = block.first - above.end <= titleGap && above.end - above.first <= titleGap;
  const single = forms.slice(above.first, above.end).every(({ filled }) => filled === 1);
  const text = records[above.first]?.[forms[above.first]?.firstFilled ?? 0] ?? '';
  return b > 1 && !titled && near && single && !beginsAsNote(text.trim()) ? above.first : block.first;
}
