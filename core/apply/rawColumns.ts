import type { Correspondence } from '../model/mapping.ts';
import type { Field, TargetSchema } from '../model/targetSchema.ts';
import { certainMissing } from '../values/cells/missingTokens.ts';

/** What a table is mapped to, and how. */
export interface Target {
  readonly schema: TargetSchema;
  readonly correspondences: readonly Correspondence[];
}

/**
 * The same target with the source's text beside each field whose values may be changed on their way, as a field of its
 * own, `amount_raw` behind `amount`: so every output has it, and nothing else has to know. Texts are as they stand, words
 * for "no value" included; cells of several columns are trimmed and stand between bars. A field that takes the text of one
 * column as it is, but for blanks at its ends, has none.
 */
export function withRawColumns({ schema, correspondences }: Target): Target {
  const taken = new Set([...schema.fields, ...(schema.derived ?? [])].map(({ name }) => name.toLowerCase()));
  const raw: Correspondence[] = [];
  const fields = schema.fields.flatMap((field) => {
    const feeds = correspondences.filter((one) => one.field === field.name && one.columnIndexes.length > 0);
    if (!feeds.some((one) => mayChange(field, one))) return [field];
    const name = freeName(`${field.name}_raw`, taken);
    raw.push(...feeds.map((one) => rawFeed(one, name)));
    return [field, rawField(field, name)];
  });
  return { schema: { ...schema, fields }, correspondences: [...correspondences, ...raw] };
}

function mayChange({ type }: Field, { transforms, columnIndexes }: Correspondence): boolean {
  const isFree = type === 'string' || type === 'text' || type === 'tag';
  return !isFree || columnIndexes.length > 1 || transforms.some(({ kind }) => kind !== 'trim');
}

function rawField({ label }: Field, name: string): Field {
  return {
    name,
    label: `${label}, as in the source`,
    type: 'text',
    required: false,
    description: 'The text in the source, before any step.',
    synonyms: [],
    // Known values of a text pass as they are, also where other fields would take them for nothing.
    enum: certainMissing,
    maxLength: null,
  };
}

function rawFeed({ columnIndexes, confidence, origin }: Correspondence, field: string): Correspondence {
  const joined = columnIndexes.length > 1 ? [{ kind: 'concatenate', separator: ' | ' } as const] : [];
  return { field, columnIndexes, transforms: joined, confidence, origin };
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}_${number}`;
  taken.add(name.toLowerCase());
  return name;
}
