import type { ColumnChange, RedistributedChange } from '../../core/contract/views.ts';
import { formatAmount, formatCount, formatCounted, formatShare } from './format.ts';

/** Values of a list that are told one by one. */
const valuesListed = 3;

/** A change as it stands in a list: what was, what is, and what it comes to. */
export interface ChangeView {
  readonly before: string;
  readonly now: string;
  readonly meaning: string;
}

/** Words about a file that differs from the layout it is known by. */
export const driftWords = {
  grid: 'What changed since the approval',
  show: 'Show what changed',
  comparedWith: (mapping: string, time: string, origin: { by: string; fileName: string }) =>
    `Compared with ${mapping}, approved ${time}${origin.by === '' ? '' : ` by ${origin.by}`} on ${origin.fileName}`,
  compared: 'Compared with the approved version',
  same: (count: number) => `${formatCount(count)} same`,
  changed: (count: number) => `${formatCount(count)} changed`,
  nothing: 'Nothing changed since the approval',
  nothingMore: 'Columns, types, formats and values are as they were.',
  noVersion: 'No file of this kind is approved yet',
  noVersionMore: 'After the first approval, this lists what later files do otherwise.',
  unchanged: (time: string, by: string) =>
    `Same as approved ${time}${by === '' ? '' : ` by ${by}`}. Nothing to do.`,
  unchangedApprove: (time: string, by: string) =>
    `Same as approved ${time}${by === '' ? '' : ` by ${by}`}. Nothing to decide; approve to run it.`,
  ranByItself: (time: string, by: string) =>
    `Same as approved ${time}${by === '' ? '' : ` by ${by}`}, so it ran by itself. Nothing to do.`,
  column: { kind: 'Change', name: 'Column', before: 'Before', now: 'Now', meaning: 'What it comes to' },
  kinds: {
    added: 'New',
    gone: 'Gone',
    renamed: 'Renamed',
    moved: 'Moved',
    retyped: 'Other type',
    reformatted: 'Other format',
    redistributed: 'Other values',
    newValues: 'New values',
  },
  kindCount: (kind: ColumnChange['kind'], count: number) => `${formatCount(count)} ${short[kind]}`,
  told: 'Told only: it does not keep a known file from running.',
  /** One line about a column, where its own name stands beside it. */
  words: changeWords,
  view: changeView,
};

const short: Readonly<Record<ColumnChange['kind'], string>> = {
  added: 'new',
  gone: 'gone',
  renamed: 'renamed',
  moved: 'moved',
  retyped: 'of another type',
  reformatted: 'in another format',
  redistributed: 'with other values',
  newValues: 'with new values',
};

function changeWords(change: ColumnChange): string {
  switch (change.kind) {
    case 'added':
      return 'New column';
    case 'gone':
      return change.field === null
        ? `${change.name} is gone`
        : `${change.name} is gone; it fed ${change.field}`;
    case 'renamed':
      return `Was called ${change.from}`;
    case 'moved':
      return `Was column ${formatCount(change.from + 1)}`;
    case 'retyped':
      return `Was ${change.from}, now ${change.type}`;
    case 'reformatted':
      return `Was written ${change.from ?? '–'}, now ${change.format ?? '–'}`;
    case 'redistributed':
      return redistributedWords(change);
    case 'newValues':
      return `${formatCounted(change.count, 'new value', 'new values')}: ${listed(change.values, change.count)}`;
  }
}

function redistributedWords({ measure, from, now, factor }: RedistributedChange): string {
  switch (measure) {
    case 'median':
      return `Median was ${figure(from)}, now ${figure(now)}${factor === null ? '' : ` (${factorWords(factor)})`}`;
    case 'missing':
      return `Missing was ${share(from)}, now ${share(now)}`;
    case 'distinct':
      return `Had ${figure(from)} different values, now ${figure(now)}`;
    case 'pattern':
      return `Looked like ${from}, now like ${now}`;
  }
}

function changeView(change: ColumnChange): ChangeView {
  switch (change.kind) {
    case 'added':
      return {
        before: '–',
        now: change.name,
        meaning: 'Was not in the approved file; has no approved field.',
      };
    case 'gone':
      return {
        before: change.name,
        now: '–',
        meaning: change.field === null ? 'Fed no field.' : `${change.field} has no source now.`,
      };
    case 'renamed':
      return {
        before: change.from,
        now: change.name,
        meaning: 'Taken for the same column by name and values.',
      };
    case 'moved':
      return {
        before: `column ${formatCount(change.from + 1)}`,
        now: `column ${formatCount(change.columnIndex + 1)}`,
        meaning: 'Same column at another place.',
      };
    case 'retyped':
      return { before: change.from, now: change.type, meaning: 'The approved steps may not fit the cells.' };
    case 'reformatted':
      return {
        before: change.from ?? '–',
        now: change.format ?? '–',
        meaning: 'The approved steps may read the cells otherwise.',
      };
    case 'redistributed':
      return redistributedView(change);
    case 'newValues':
      return {
        before: '–',
        now: listed(change.values, change.count),
        meaning: `${formatCounted(change.count, 'value', 'values')} that neither the value map nor the field's list has.`,
      };
  }
}

function redistributedView({ measure, from, now, factor }: RedistributedChange): ChangeView {
  switch (measure) {
    case 'median':
      return {
        before: `median ${figure(from)}`,
        now: `median ${figure(now)}`,
        meaning:
          factor === null
            ? 'Figures of another size than before.'
            : `All figures are ${factorWords(factor)}: another unit or sign?`,
      };
    case 'missing':
      return { before: `${share(from)} missing`, now: `${share(now)} missing`, meaning: 'Filled otherwise.' };
    case 'distinct':
      return {
        before: `${figure(from)} different values`,
        now: `${figure(now)} different values`,
        meaning: 'Many different values became few.',
      };
    case 'pattern':
      return {
        before: String(from),
        now: String(now),
        meaning: 'The shape that nearly all cells had is gone.',
      };
  }
}

function factorWords(factor: number): string {
  if (factor === -1) return 'of the other sign';
  const size = Math.abs(factor);
  const sign = factor < 0 ? ' and of the other sign' : '';
  return size >= 1
    ? `${formatAmount(size)} times as large${sign}`
    : `${formatAmount(1 / size)} times smaller${sign}`;
}

function figure(value: number | string): string {
  return typeof value === 'number' ? formatAmount(value) : value;
}

function share(value: number | string): string {
  return typeof value === 'number' ? formatShare(value) : value;
}

function listed(values: readonly string[], count: number): string {
  const told = values.slice(0, valuesListed).map((value) => `“${value}”`);
  return count > told.length
    ? `${told.join(', ')} and ${formatCount(count - told.length)} more`
    : told.join(', ');
}
