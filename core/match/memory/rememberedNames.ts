import { recallOptions } from '../../model/options/memoryOptions.ts';
import type { Field, TargetSchema } from '../../model/targetSchema.ts';
import { bareName, layoutName } from '../../values/text/nameTokens.ts';
import type { Memory } from './memory.ts';
import { latestOf, observationsOf } from './observations.ts';

/**
 * The pack as this installation knows it: headers approved for a field stand among its synonyms, so that headers which
 * resemble them are understood. Words that approvals gave to several fields are left out, and so are the present headers
 * themselves, about which memory speaks directly. This sender's words come first, then later ones before earlier ones.
 *
 * @param headers of the file that is proposed for
 */
export function withRememberedNames(
  schema: TargetSchema,
  { mappings, sender }: Memory,
  headers: readonly string[],
): TargetSchema {
  const seen = observationsOf(latestOf(mappings.filter(({ packId }) => packId === schema.id)));
  const present = new Set(headers.map((header) => bareName(layoutName(header))));
  const fieldsOf = new Map<string, Set<string | null>>();
  for (const { key, field } of seen) fieldsOf.set(key, (fieldsOf.get(key) ?? new Set()).add(field));
  const words = new Map<string, Map<string, string>>();
  for (const one of [...seen.filter((seenOne) => seenOne.sender === sender), ...seen]) {
    const { field, key, header } = one;
    if (field === null || fieldsOf.get(key)?.size !== 1 || present.has(key)) continue;
    if (header.length > recallOptions.longestName) continue;
    const list = words.get(field) ?? new Map<string, string>();
    if (!list.has(key) && list.size < recallOptions.names) list.set(key, header.toLowerCase());
    words.set(field, list);
  }
  if (words.size === 0) return schema;
  return { ...schema, fields: schema.fields.map((field) => taught(field, words.get(field.name))) };
}

function taught(field: Field, words: ReadonlyMap<string, string> | undefined): Field {
  if (words === undefined) return field;
  const known = new Set([field.name, field.label, ...field.synonyms].map(bareName));
  const learned = [...words].filter(([key]) => !known.has(key)).map(([, header]) => header);
  return learned.length === 0 ? field : { ...field, synonyms: [...field.synonyms, ...learned], learned };
}
