import { fieldTypeOf } from '../values/cells/fieldTypeOf.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Field } from '../model/targetSchema.ts';
import type { FoundSchema } from './draftPack.ts';

/** Most different values of a column that may be a list, and how often each must come on average for it to be one. */
const mostListed = 30;
const timesEach = 3;

/**
 * Reads the columns of a table as fields: names as they stand, types from the values where there are some. No value becomes
 * part of the pack by itself, as files hold people's data; short lists that repeat are offered as allowed values.
 */
export function readHeader(columns: readonly ColumnProfile[]): FoundSchema {
  const filled = columns.filter((column) => column.count > column.missing).length;
  const offers = columns.flatMap((column) => {
    const values = shortList(column);
    return values.length === 0 ? [] : [{ field: column.name.trim(), values }];
  });
  return {
    kind: 'header',
    fields: columns
      .filter((column) => column.name.trim() !== '')
      .map((column): Pick<Field, 'name' | 'label' | 'type'> => {
        const name = column.name.trim();
        return { name, label: name, type: fieldTypeOf(column) };
      }),
    notes: [
      filled === 0
        ? 'There are no values, so every field takes any text.'
        : `Types come from the values of ${filled === columns.length ? 'all' : filled} columns.`,
    ],
    offers,
  };
}

function shortList(column: ColumnProfile): readonly string[] {
  const filled = column.count - column.missing;
  const { bins, kind } = column.histogram;
  const isPlain = column.semanticType === null || column.semanticType === 'enumeration';
  if ((column.type !== 'text' && column.type !== 'code') || !isPlain || !column.distinctExact) return [];
  if (column.distinct < 2 || column.distinct > mostListed || filled < column.distinct * timesEach) return [];
  const named = column.topValues.length >= column.distinct ? column.topValues.map(({ value }) => value) : [];
  const values =
    named.length > 0
      ? named
      : kind === 'category' && bins.length === column.distinct
        ? bins.map(({ label }) => label)
        : [];
  return values
    .map((value) => value.trim())
    .filter((value) => value !== '' && value.length <= 100)
    .sort();
}
