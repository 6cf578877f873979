import type { ColumnCard, FieldCard } from './evidence/cards.ts';
import { knownValues } from './lists/knownValues.ts';
import { percentText } from './words/wording.ts';

/** Values that both sides share, below which they are no reason: two columns of `yes` and `no` share as many. */
const fewestShared = 3;

/** Facts about the values that speak for a field, strongest first, each a sentence without a full stop. */
export function valueReasons(column: ColumnCard, field: FieldCard): readonly string[] {
  return [listReason(column, field), samplesReason(column, field), unitReason(column, field)].filter(
    (reason) => reason !== undefined,
  );
}

function listReason({ profile }: ColumnCard, { allowed }: FieldCard): string | undefined {
  if (allowed === null || profile.count <= profile.missing) return undefined;
  const values = knownValues(profile).filter((value) => value.trim() !== '');
  const inside = values.filter((value) => allowed.read(value) !== undefined).length;
  if (inside === 0) return undefined;
  if (inside === values.length && values.length >= profile.distinct) {
    return values.length === 1
      ? 'The only value is in the field’s list'
      : 'All values are in the field’s list';
  }
  return `${inside} of ${values.length} values looked at are in the field’s list`;
}

function samplesReason({ sample }: ColumnCard, { sample: theirs }: FieldCard): string | undefined {
  if (sample === null || theirs === null) return undefined;
  let shared = 0;
  let cells = 0;
  for (const [value, share] of sample.values) {
    if (!theirs.values.has(value)) continue;
    shared += 1;
    cells += share;
  }
  const { size } = sample.values;
  if (shared === 0 || (shared < fewestShared && shared < size)) return undefined;
  if (shared === size) {
    return size === 1
      ? 'The only value also occurs in the field’s samples'
      : 'All values also occur in the field’s samples';
  }
  return size <= 50
    ? `${shared} of ${size} values also occur in the field’s samples`
    : `${percentText(Math.min(1, cells))} of values also occur in the field’s samples`;
}

function unitReason({ unit: own }: ColumnCard, { unit: wanted }: FieldCard): string | undefined {
  if (own === null || wanted === null) return undefined;
  if (own.id === wanted.id) return `The header names the field’s unit, ${own.id}`;
  return own.dimension === wanted.dimension
    ? `The header names ${own.id}, which turns into the field’s ${wanted.id}`
    : undefined;
}
