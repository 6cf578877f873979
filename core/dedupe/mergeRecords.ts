import type { MergedField, MergeReason, MergeSuggestion } from '../model/duplicates.ts';
import type { FieldType } from '../model/targetSchema.ts';
import { keyFormOf, keyText } from './keyForm.ts';

/** A record that may become one with others. */
export interface MergeRecord {
  /** One a field. */
  readonly values: readonly (string | null)[];
  /** When it last changed or was loaded: ISO 8601, which compares as text; `null` where nobody knows. */
  readonly changedAt: string | null;
}

/**
 * How records could become one: for each field the value that is kept, and whether a person has to choose.
 *
 * - Values that differ only in how they are written are one value; the fullest way of writing it is kept.
 * - One that holds all words of the others (`Anna Maria` and `Anna`) is kept and conflicts with nothing.
 * - Of others the newest is proposed, and they conflict.
 *
 * The order of the records has no say, but where they are alike in everything that could decide. Every filled text is among
 * `values`, so whoever merges can keep what is not taken in the record's history. What merging gives, merged again with what
 * it was made of, gives itself.
 */
export function mergeRecords(
  fields: readonly { readonly name: string; readonly type: FieldType }[],
  records: readonly MergeRecord[],
): MergeSuggestion {
  const ranked = records
    .map((record, place) => ({ ...record, place, filled: record.values.filter(isFilled).length }))
    .toSorted((a, b) => compareText(b.changedAt ?? '', a.changedAt ?? '') || b.filled - a.filled);
  const merged = fields.map((field, f) => mergeField(field, f, ranked));
  const conflicts = merged.filter(({ conflict }) => conflict).length;
  return { fields: merged, conflicts, automatic: conflicts === 0 };
}

interface Ranked extends MergeRecord {
  readonly place: number;
  readonly filled: number;
}

interface Text {
  readonly text: string;
  /** What is left when the way of writing has no say. */
  readonly key: string;
  /** Places of the records, ascending. */
  readonly records: number[];
  /** When it was last said. */
  readonly changedAt: string;
  readonly filled: number;
}

function mergeField(
  field: { readonly name: string; readonly type: FieldType },
  f: number,
  ranked: readonly Ranked[],
): MergedField {
  const texts = textsOf(field.type, f, ranked);
  if (texts.length === 0)
    return { field: field.name, value: null, from: null, reason: 'none', conflict: false, values: [] };
  const keys = new Set(texts.map(({ key }) => key));
  const { kept, reason, conflict } = choose(texts, keys.size);
  const others = texts.filter((text) => text !== kept);
  return {
    field: field.name,
    value: kept.text,
    from: kept.records[0] ?? null,
    reason,
    conflict,
    values: [kept, ...others].map(({ text, records }) => ({ text, records })),
  };
}

interface Choice {
  readonly kept: Text;
  readonly reason: MergeReason;
  readonly conflict: boolean;
}

function choose(texts: readonly Text[], keys: number): Choice {
  const [first] = texts;
  if (first === undefined) throw new Error('there is a text to choose');
  if (keys === 1) {
    const kept = texts.toSorted(byFullness)[0] ?? first;
    const holders = texts.reduce((sum, { records }) => sum + records.length, 0);
    return { kept, reason: holders === 1 ? 'only' : 'same', conflict: false };
  }
  const fullest = texts.toSorted(byFullness)[0] ?? first;
  if (texts.every((text) => text.key === fullest.key || holdsAll(fullest.key, text.key)))
    return { kept: fullest, reason: 'fuller', conflict: false };
  const newest = texts.toSorted(byAge)[0] ?? first;
  const another = texts.find((text) => text.key !== newest.key && text.changedAt === newest.changedAt);
  return { kept: newest, reason: another === undefined ? 'newest' : 'completest', conflict: true };
}

/** The distinct texts of a field, in an order that does not depend on that of the records. */
function textsOf(type: FieldType, f: number, ranked: readonly Ranked[]): readonly Text[] {
  const texts = new Map<string, Text>();
  for (const { values, place, changedAt, filled } of ranked) {
    const text = values[f] ?? null;
    if (!isFilled(text)) continue;
    const known = texts.get(text);
    if (known === undefined) {
      const key = keyText(text, keyFormOf({ type }));
      texts.set(text, {
        text,
        key: key === '' ? text : key,
        records: [place],
        changedAt: changedAt ?? '',
        filled,
      });
    } else known.records.push(place);
  }
  for (const { records } of texts.values()) records.sort((a, b) => a - b);
  return [...texts.values()].toSorted((a, b) => compareText(a.text, b.text));
}

/** The longest way of writing, then the one with small and capital letters, then by the alphabet. */
function byFullness(a: Text, b: Text): number {
  return (
    b.text.trim().length - a.text.trim().length ||
    Number(isMixed(b.text)) - Number(isMixed(a.text)) ||
    compareText(a.text, b.text)
  );
}

function byAge(a: Text, b: Text): number {
  return compareText(b.changedAt, a.changedAt) || b.filled - a.filled || byFullness(a, b);
}

function isMixed(text: string): boolean {
  return text !== text.toUpperCase() && text !== text.toLowerCase();
}

/** Words only: figures, dates and codes that hold each other are different ones. */
function holdsAll(full: string, part: string): boolean {
  if (/\d/u.test(part) || /\d/u.test(full) || full.includes('@')) return false;
  const words = full.split(' ');
  return part.split(' ').every((word) => words.includes(word));
}

function isFilled(text: string | null): text is string {
  return text !== null && text.trim() !== '';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
