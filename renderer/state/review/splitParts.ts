import type { ColumnProfile, Transform } from '../../../core/contract/views.ts';
import { shapeWords } from '../../text/shapeWords.ts';

/** How one column becomes several values. */
export type SplitWay =
  | { readonly kind: 'separator'; readonly separator: string; readonly parts: number }
  /** Characters of each part, the last one taking what is left: `3, 2`. */
  | { readonly kind: 'position'; readonly widths: string }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'name'; readonly lastFirst: boolean }
  | { readonly kind: 'date' };

export interface SplitPart {
  readonly label: string;
  readonly transforms: readonly Transform[];
}

/** Most parts that are offered at once; a table of more is no longer read. */
export const mostParts = 8;
/** Farthest character that a pattern can count to. */
const farthest = 100;

/** The parts of a way; none while it is not complete. */
export function splitParts(way: SplitWay, profile: Pick<ColumnProfile, 'format'>): readonly SplitPart[] {
  switch (way.kind) {
    case 'separator':
      return way.separator === ''
        ? []
        : Array.from({ length: way.parts }, (_, part) => ({
            label: shapeWords.parts.number(part + 1),
            transforms: [{ kind: 'split', separator: way.separator, part }],
          }));
    case 'position':
      return partsByPosition(way.widths);
    case 'pattern':
      return partsByPattern(way.pattern);
    case 'name':
      return (['first', 'middle', 'last', 'prefix', 'suffix'] as const).map((part) => ({
        label: shapeWords.parts.name[part],
        transforms: [{ kind: 'namePart', part, ...(way.lastFirst ? { lastFirst: true } : {}) }],
      }));
    case 'date':
      return partsOfDate(profile);
  }
}

function partsByPosition(text: string): readonly SplitPart[] {
  const widths = text
    .split(/[^0-9]+/)
    .filter((part) => part !== '')
    .map(Number);
  const parts: SplitPart[] = [];
  let from = 0;
  for (const width of widths) {
    if (width < 1 || from + width > farthest || parts.length >= mostParts - 1) return parts;
    parts.push(characters(from, `(.{1,${String(width)}})`, from + width));
    from += width;
  }
  return parts.length === 0 ? [] : [...parts, characters(from, '(.+)', null)];
}

function characters(from: number, taken: string, to: number | null): SplitPart {
  const before = from === 0 ? '' : `.{${String(from)}}`;
  return {
    label: shapeWords.parts.characters(from + 1, to),
    transforms: [{ kind: 'extract', pattern: `^${before}${taken}`, otherwise: 'missing' }],
  };
}

/** A part a group: of each pattern the first group counts, so the groups before it hold nothing. */
function partsByPattern(pattern: string): readonly SplitPart[] {
  const groups = groupStarts(pattern);
  if (pattern === '') return [];
  const taken = groups.length === 0 ? [pattern] : groups.map((own) => onlyGroup(pattern, groups, own));
  return taken.slice(0, mostParts).map((one, at) => ({
    label: shapeWords.parts.number(at + 1),
    transforms: [{ kind: 'extract', pattern: one, otherwise: 'missing' }],
  }));
}

/** Where groups that hold text begin; what is escaped or stands in a class is none. */
function groupStarts(pattern: string): readonly number[] {
  const starts: number[] = [];
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const mark = pattern[at];
    if (mark === '\\') at += 1;
    else if (mark === '[') inClass = true;
    else if (mark === ']') inClass = false;
    else if (mark === '(' && !inClass && pattern[at + 1] !== '?') starts.push(at);
  }
  return starts;
}

function onlyGroup(pattern: string, groups: readonly number[], own: number): string {
  const others = new Set(groups.filter((at) => at !== own));
  return Array.from(pattern, (mark, at) => (others.has(at) ? '(?:' : mark)).join('');
}

function partsOfDate({ format }: Pick<ColumnProfile, 'format'>): readonly SplitPart[] {
  const read: readonly Transform[] =
    format === null ? [] : [{ kind: 'parseDate', formats: format.split(' | ').slice(0, 12) }];
  const { date } = shapeWords.parts;
  return [
    { label: date.day, transforms: [...read, { kind: 'dateOf' }] },
    { label: date.time, transforms: [{ kind: 'timeOf' }] },
    ...(['year', 'month', 'day'] as const).map(
      (part): SplitPart => ({
        label: date[`${part}Number`],
        transforms: [...read, { kind: 'datePart', part }],
      }),
    ),
  ];
}

/** What is likeliest for a column: a name or a date by what it is, else the separator that most values have. */
export function likelySplit(
  profile: Pick<ColumnProfile, 'type' | 'semanticType' | 'topValues' | 'examples'>,
): SplitWay {
  if (profile.type === 'date' || profile.type === 'datetime') return { kind: 'date' };
  if (profile.semanticType?.includes('name') === true) return { kind: 'name', lastFirst: false };
  const cells = [...profile.topValues.map(({ value }) => value), ...profile.examples];
  const counted = [', ', ' - ', '; ', '/', '|', ';', ',', '-', '_', ' '].map((separator) => ({
    separator,
    cells: cells.filter((cell) => cell.includes(separator)),
  }));
  const best = counted.find((one) => one.cells.length * 2 > cells.length) ?? counted.at(-1);
  const separator = best?.separator ?? ' ';
  const most = Math.max(2, ...(best?.cells ?? []).map((cell) => cell.split(separator).length));
  return { kind: 'separator', separator, parts: Math.min(most, 4) };
}
