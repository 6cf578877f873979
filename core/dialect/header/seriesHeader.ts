import type { ColumnForm, RecordForm } from './recordForms.ts';

/**
 * Whether the figures of a record name columns of something else, as in `Item, 2019, 2020` or `Crime, 1, 2, 3, 4, 5`.
 *
 * Years and dates do, two or more of them, where their columns hold few others of their kind; so do numbers that
 * count on by one from 0 or 1, and days as spreadsheets count them (`37864, 37772, 37680`) that go on by weeks, months,
 * quarters or years. A footnote's digit may have grown onto some of the years (`20161`).
 */
export function isSeriesHeader(
  record: RecordForm,
  cells: readonly string[],
  columns: readonly ColumnForm[],
): boolean {
  let series = 0;
  let marked = 0;
  let others = 0;
  let over = 0;
  for (let c = 0; c < record.kinds.length; c += 1) {
    const kind = record.kinds[c];
    if (kind === 'number') {
      if (markedYear.test((cells[c] ?? '').trim())) marked += 1;
      else others += 1;
    }
    if (kind !== 'year' && kind !== 'moment') continue;
    series += 1;
    if (isUsual(kind, columns[c])) over += 1;
  }
  if (series > marked) series += marked;
  else others += marked;
  return (
    (series >= 2 && others <= series / 4 && over <= series / 2) ||
    (series === 0 && (countsOn(record, cells) || isDaySeries(record, cells)))
  );
}

const markedYear = /^(?:19|20)\d{3}(?:\.0)?$/;

/** Whether one more of this kind says nothing: most figures of the column are of it, too, or it holds text. */
function isUsual(kind: 'year' | 'moment', column: ColumnForm | undefined): boolean {
  if (column === undefined || !column.figures) return true;
  const same = (kind === 'year' ? column.years : column.moments) - 1;
  return same * 2 > column.years + column.moments + column.numbers - 1;
}

/** Least length of a run of numbers that count on. Four in a row stand in data by chance. */
const countedColumns = 5;

function countsOn({ kinds }: RecordForm, cells: readonly string[]): boolean {
  // `1, 2, 3, 4, 5` may be a row; behind a label, or an empty cell, it is none.
  if (kinds[0] === 'number') return false;
  let expected: number | undefined;
  let seen = 0;
  for (let c = 0; c < kinds.length; c += 1) {
    if (kinds[c] !== 'number') continue;
    const value = Number((cells[c] ?? '').trim());
    if (expected === undefined ? value !== 0 && value !== 1 : value !== expected) return false;
    expected = value + 1;
    seen += 1;
  }
  return seen >= countedColumns;
}

/** Days as spreadsheets count them, of 1980 to 2060. */
const firstDay = 29_221;
const lastDay = 58_806;
/** Least length of a run of such days. */
const countedDays = 3;

function isDaySeries({ kinds }: RecordForm, cells: readonly string[]): boolean {
  if (kinds[0] === 'number') return false;
  let before: number | undefined;
  let direction = 0;
  let seen = 0;
  for (let c = 0; c < kinds.length; c += 1) {
    if (kinds[c] !== 'number') continue;
    const day = Number((cells[c] ?? '').trim());
    if (!Number.isInteger(day) || day < firstDay || day > lastDay) return false;
    const step = day - (before ?? day);
    if (before !== undefined && (!isUsualStep(Math.abs(step)) || step * direction < 0)) return false;
    if (before !== undefined) direction = step;
    before = day;
    seen += 1;
  }
  return seen >= countedDays;
}

/** Whether so many days lie between days that columns are made for: up to a week, one to three months, half a year, years. */
function isUsualStep(days: number): boolean {
  if (days === 0) return false;
  if (days <= 7) return true;
  return [
    [14, 14],
    [28, 31],
    [59, 62],
    [89, 92],
    [181, 184],
    [365, 366],
    [730, 731],
  ].some(([least = 0, most = 0]) => days >= least && days <= most);
}
