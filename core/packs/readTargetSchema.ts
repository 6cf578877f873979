import type { TargetSchema } from '../model/targetSchema.ts';
import { asId, type PackId } from '../model/ids.ts';
import { labelOf, problemsOf } from './checkPack.ts';
import { draftPack } from './draftPack.ts';
import { isObject } from './jsonSchemaParts.ts';
import { invalidPack } from './loadPack.ts';
import { readFieldList } from './readFieldList.ts';
import { isJsonSchema, readJsonSchema } from './readJsonSchema.ts';

/**
 * Reads a target schema that somebody wrote by hand or another program gave: `{ fields: [{ name, type, description,
 * synonyms, enum, required, ... }] }` with any key of a pack, or a JSON Schema. Only names are needed; types go by their
 * common names, and further keys are passed over.
 *
 * @param name What the schema is called where it does not say so itself, for example its file's name.
 * @throws {AppError} `PACK_INVALID`, with every place that is wrong in its details.
 */
export function readTargetSchema(source: unknown, name: string): TargetSchema {
  if (isJsonSchema(source) && !(isObject(source) && Array.isArray(source['fields']))) {
    const { pack } = draftPack(readJsonSchema(source), name);
    if (pack.fields.length === 0)
      throw invalidPack(name, [{ path: 'properties', message: 'there are none' }]);
    return pack;
  }
  const read = readFieldList(source, labelOf);
  if ('error' in read) throw invalidPack(name, read.error.issues.flatMap(problemsOf));
  const { id, title, version, about, fields, rest } = read.list;
  const first = new Map<string, number>();
  const twice = fields.flatMap((field, i) => {
    const before = first.get(field.name);
    if (before === undefined) first.set(field.name, i);
    return before === undefined
      ? []
      : [{ path: `fields[${i}].name`, message: `two fields with the name ${field.name}` }];
  });
  if (twice.length > 0) throw invalidPack(name, twice);
  return {
    id: asId<PackId>(id ?? name),
    title: title ?? name,
    version: version ?? '',
    about: about ?? '',
    fields,
    ...rest,
  };
}
