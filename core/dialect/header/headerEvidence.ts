import type { Range } from '../../model/range.ts';
import { layoutOptions } from '../../model/options/layoutOptions.ts';
import { parseOptions, structureOptions } from '../../model/options/readingOptions.ts';
import type { SheetLayout, Stretch } from '../../model/sheet.ts';
import { type HeaderFound, nextFilled } from './findHeader.ts';
import { hasColons, headerLines } from './headerLines.ts';
import { isKeyValueSheet } from './keyValueSheet.ts';
import { headerVote } from './headerVote.ts';
import { markedAmong } from './markedRows.ts';
import { headerMerges, holdsData, isTitleRange } from './mergedHeader.ts';
import {
  type ColumnForm,
  type RecordForm,
  columnForms,
  figureHits,
  recordForm,
  usualFilled,
} from './recordForms.ts';
import { isSeriesHeader } from './seriesHeader.ts';

type Records = readonly (readonly string[])[];

/** A sheet's first records and what it says besides its cells. */
export interface LaidOut {
  readonly records: Records;
  readonly forms: readonly RecordForm[];
  readonly layout: SheetLayout;
}

/**
 * Weighs what the cells say of the header against the layout: the first row of a filter, the last frozen row, rows
 * printed on every page, the end of the bold or filled rows at the top, and merged cells.
 *
 * Another row becomes the header only where it looks like one by its cells: it names the columns, and no figures stand
 * in it; and a row that was taken for a part of the header becomes data only where it looks like data. A frozen title is
 * no header, and neither is a bold sum.
 */
export function supportedHeader(found: HeaderFound, sheet: LaidOut): HeaderFound {
  const votes = votesOf(found, sheet);
  if (votes.size === 0) return found;
  const last = found.headerRows.at(-1);
  const own = last === undefined ? 0 : (votes.get(last) ?? 0);
  const { sureMargin, signMargin, signedMargin } = layoutOptions;
  // In a sheet of keys and values the first bold pair is as the others are.
  const isSure = found.margin >= sureMargin || isKeyValueSheet(sheet.records, sheet.forms);
  const cells = own + (isSure ? 1.5 : 0.5);
  const rivals = [...votes].filter(([row, votesFor]) => row !== last && votesFor > cells);
  rivals.sort(([one, a], [other, b]) => b - a || other - one);
  for (const [row, votesFor] of rivals) {
    const header = headerAt(row, found, { ...sheet, votes: votesFor });
    if (header !== undefined)
      return {
        ...header,
        margin: Math.min(1, signedMargin + votesFor * signMargin),
        runnerUp: found.headerRows,
      };
  }
  const trimmed = withoutTitle(found, sheet);
  return own === 0 ? trimmed : { ...trimmed, margin: Math.min(1, found.margin + own * signMargin) };
}

/** How many signs speak for each row to be the last one of the header. */
function votesOf(found: HeaderFound, { forms, layout }: LaidOut): ReadonlyMap<number, number> {
  const votes = new Map<number, number>();
  const vote = (row: number | undefined, weight = 1): void => {
    if (row !== undefined && (forms[row]?.filled ?? 0) > 0) votes.set(row, (votes.get(row) ?? 0) + weight);
  };
  const { filter, frozenRows, titleRows } = layout;
  if (filter !== null && filter.bottom > filter.top) vote(filter.top, layoutOptions.filterVote);
  const last = found.headerRows.at(-1);
  vote(lastAmong(forms, [0, frozenRows - 1], last));
  if (titleRows !== undefined) vote(lastAmong(forms, titleRows, last));
  vote(endOfMarked(forms, layout));
  if (last === undefined) return votes;
  const merges = headerMerges(layout, last + 1).filter(({ top }) => found.headerRows.includes(top));
  const lowest = Math.max(...merges.map(({ bottom }) => bottom), last);
  if (lowest > last) vote(lowest);
  const wide = merges.filter(
    ({ top, bottom, left, right }) => bottom === last && top <= last && right > left,
  );
  if (wide.length > 0 && wide.every((range) => isNamedBelow(range, forms[last + 1]))) vote(last + 1);
  return votes;
}

/** Whether a row has a text or a year below each column of a merged heading. */
function isNamedBelow({ left, right }: Range, form: RecordForm | undefined): boolean {
  for (let c = left; c <= right; c += 1) {
    const kind = form?.kinds[c];
    if (kind !== 'text' && kind !== 'year') return false;
  }
  return true;
}

/** The last row of two cells or more among some; or the header's last one, where only single cells stand between. */
function lastAmong(
  forms: readonly RecordForm[],
  [from, to]: Stretch,
  header: number | undefined,
): number | undefined {
  for (let row = Math.min(to, forms.length - 1); row >= from; row -= 1)
    if (row === header || (forms[row]?.filled ?? 0) > 1) return row;
  return undefined;
}

/** The last of the first marked rows; single cells, blank rows, and rows of few cells above them aside. */
function endOfMarked(forms: readonly RecordForm[], layout: SheetLayout): number | undefined {
  const marked = markedAmong(forms, layout.markedRows, layoutOptions.markedHead);
  if (marked.size === 0) return undefined;
  // Remarks above a table (`Month:, May`) have fewer cells than its rows.
  const few = Math.max(1, usualFilled(forms) / 2);
  let end: number | undefined;
  for (let row = 0; row < forms.length; row += 1) {
    const filled = forms[row]?.filled ?? 0;
    if (filled === 0) continue;
    if (marked.has(row)) {
      // A single text below a header ends one of its names; in the first column it heads rows.
      if (filled > 1 || (end !== undefined && (forms[row]?.firstFilled ?? 0) > 0)) end = row;
    } else if (end !== undefined || filled > few) break;
  }
  return end;
}

/** The header that ends in a row, if the cells allow it. */
function headerAt(
  row: number,
  found: HeaderFound,
  sheet: LaidOut & { readonly votes: number },
): HeaderFound | undefined {
  const { records, forms, layout } = sheet;
  const body = forms.slice(row + 1);
  const columns = columnForms(body);
  const merges = headerMerges(layout, row + 1);
  const cells = mergedCells(row, { records, merges });
  if (!looksLikeNames(cells, row, { records, forms, columns })) return undefined;
  const last = found.headerRows.at(-1) ?? -1;
  const isReached = merges.some(({ top, bottom }) => found.headerRows.includes(top) && bottom >= row);
  const isPlain = !columns.some((column) => column.figures);
  // Over text alone a row of data looks like names, too, so that one sign is not enough to go further down.
  const isLower = isPlain && !isReached && row > last && last >= 0;
  if (isLower && (sheet.votes < 2 || !isLikelier(row, last, records))) return undefined;
  const marked = markedAmong(forms, layout.markedRows, layoutOptions.markedHead);
  for (let other = row + 1; other <= last; other += 1) {
    const form = forms[other];
    if (form === undefined || form.filled === 0 || found.margin < structureOptions.sureHeader) continue;
    const figures = figureHits(form, columns).figures > 0;
    const isData = figures && !isSeriesHeader(form, records[other] ?? [], columns);
    const isBelow = layout.filter?.top === row || (marked.has(row) && !marked.has(other));
    if (!isData && !(isBelow && isAlike(form, forms[other + 1]))) return undefined;
  }
  const tops = merges.filter(({ top, bottom }) => top < row && bottom >= row).map(({ top }) => top);
  const highest = Math.min(row, ...tops);
  const lines = new Set(headerLines({ records, forms, columns, first: row + 1 }).headerRows);
  for (let line = highest; line <= row; line += 1) if ((forms[line]?.filled ?? 0) > 0) lines.add(line);
  const headerRows = trimmedRows(
    [...lines].sort((one, other) => one - other),
    sheet,
  );
  return namesColumns({ cells, headerRows, holdsData: holdsData(body) }, { records, merges })
    ? { headerRows, firstDataRow: nextFilled(forms, row + 1), margin: 0 }
    : undefined;
}

/** Whether of two rows over texts alone the lower one looks more like names than the upper one. */
function isLikelier(row: number, upper: number, records: Records): boolean {
  const body = records.slice(row + 1, row + 1 + structureOptions.bodyRecords);
  return headerVote(records[row] ?? [], body) > headerVote(records[upper] ?? [], body);
}

/** A row's cells with the texts of merged ranges that reach into it. */
function mergedCells(
  row: number,
  { records, merges }: { readonly records: Records; readonly merges: readonly Range[] },
): readonly string[] {
  const cells = [...(records[row] ?? [])];
  for (const { top, left, bottom, right } of merges) {
    if (top > row || bottom < row) continue;
    const text = records[top]?.[left] ?? '';
    for (let c = left; c <= right && c < parseOptions.columns; c += 1) cells[c] ||= text;
  }
  return Array.from(cells, (cell) => cell ?? '');
}

/** Whether a header names nearly all columns that hold data, its last line half of them, and most of them differently. */
function namesColumns(
  header: {
    readonly cells: readonly string[];
    readonly headerRows: readonly number[];
    readonly holdsData: readonly boolean[];
  },
  sheet: { readonly records: Records; readonly merges: readonly Range[] },
): boolean {
  const lines = header.headerRows.map((row) => mergedCells(row, sheet));
  const names = new Set<string>();
  let all = 0;
  let named = 0;
  let own = 0;
  for (let c = 0; c < header.holdsData.length; c += 1) {
    if (header.holdsData[c] !== true) continue;
    all += 1;
    const name = lines.map((cells) => (cells[c] ?? '').trim().toLowerCase()).join('\n');
    if (name.trim() !== '') named += 1;
    if ((header.cells[c] ?? '').trim() !== '') own += 1;
    names.add(name);
  }
  const { namedShare } = layoutOptions;
  return all > 0 && named >= all * namedShare && own * 2 >= all && (named < 2 || names.size * 2 > named);
}

/** Whether a row holds no figures but those that name columns; over text alone it must look like names. */
function looksLikeNames(
  cells: readonly string[],
  row: number,
  {
    records,
    forms,
    columns,
  }: {
    readonly records: Records;
    readonly forms: readonly RecordForm[];
    readonly columns: readonly ColumnForm[];
  },
): boolean {
  const form = recordForm(cells);
  if (form.filled < 2 || hasColons(cells)) return false;
  const figures = form.kinds.filter((kind) => kind === 'number' || kind === 'moment').length;
  const series = isSeriesHeader(form, cells, columns);
  if (!series && (figureHits(form, columns).figures > 0 || figures * 2 > form.filled)) return false;
  if (columns.some((column) => column.figures)) return true;
  const body = records.slice(row + 1, row + 1 + structureOptions.bodyRecords);
  const filled = body.filter((_, i) => (forms[row + 1 + i]?.filled ?? 0) > 0);
  return headerVote(cells, filled) + structureOptions.headerPrior > 0;
}

/** Whether a row has the form of the one below it, as rows of data have, in one column of figures at least. */
function isAlike({ kinds, filled }: RecordForm, below: RecordForm | undefined): boolean {
  const same = kinds.filter((kind, c) => kind !== 'empty' && kind === below?.kinds[c]);
  return same.some((kind) => kind !== 'text') && same.length >= filled * layoutOptions.alikeShare;
}

/** The same header without titles that are merged over the whole table. */
function withoutTitle(found: HeaderFound, sheet: LaidOut): HeaderFound {
  const headerRows = trimmedRows(found.headerRows, sheet);
  return headerRows.length === found.headerRows.length ? found : { ...found, headerRows };
}

/**
 * Leaves out titles merged over the whole table above a header, and rows above a marked one that are neither marked nor
 * merged themselves.
 */
function trimmedRows(rows: readonly number[], { forms, layout }: LaidOut): readonly number[] {
  const last = rows.at(-1);
  if (last === undefined || rows.length < 2) return rows;
  const filled = holdsData(forms.slice(last + 1));
  const marked = markedAmong(forms, layout.markedRows, layoutOptions.markedHead);
  const isMerged = (row: number): boolean => layout.merges.some(({ top }) => top === row);
  const isTitle = (row: number): boolean =>
    forms[row]?.filled === 1 &&
    layout.merges.some((range) => range.top === row && isTitleRange(range, filled));
  return rows.filter((row) => {
    if (row === last) return true;
    if (isTitle(row)) return false;
    return !marked.has(last) || marked.has(row) || isMerged(row);
  });
}
