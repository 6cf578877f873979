import * as z from 'zod';
import { AppError } from '../model/errors.ts';
import { asId, type PackId } from '../model/ids.ts';
import { type FieldType, fieldTypes, type TargetSchema } from '../model/targetSchema.ts';
import { labelOf } from './checkPack.ts';

const text = z.string().nullish();
const texts = z.array(z.coerce.string()).nullish();

const schema = z.looseObject({
  id: text,
  title: text,
  version: text,
  about: text,
  fields: z
    .array(
      z.looseObject({
        name: z.string().min(1),
        label: text,
        type: text,
        required: z.boolean().nullish(),
        description: text,
        synonyms: texts,
        enum: texts,
        values: texts,
        maxLength: z.int().min(1).nullish(),
      }),
    )
    .min(1),
});

/** Names under which other systems know our types. What is not here is a `string`, which takes every value as it stands. */
const typeNames: ReadonlyMap<string, FieldType> = new Map([
  ...fieldTypes.map((type) => [type, type] as const),
  ['int', 'integer'],
  ['bigint', 'integer'],
  ['smallint', 'integer'],
  ['long', 'integer'],
  ['year', 'integer'],
  ['decimal', 'number'],
  ['numeric', 'number'],
  ['float', 'number'],
  ['double', 'number'],
  ['real', 'number'],
  ['amount', 'number'],
  ['money', 'number'],
  ['percent', 'number'],
  ['percentage', 'number'],
  ['fx_rate', 'number'],
  ['rate', 'number'],
  ['bool', 'boolean'],
  ['timestamp', 'datetime'],
  ['date-time', 'datetime'],
  ['uri', 'url'],
  ['e-mail', 'email'],
  ['category', 'enum'],
  ['categorical', 'enum'],
]);

/**
 * Reads a target schema that somebody wrote by hand or another program gave: `{ fields: [{ name, type, description,
 * synonyms, enum, required }] }`. Only names are needed; types go by their common names, and further keys are passed over.
 *
 * @param name What the schema is called where it does not say so itself, for example its file's name.
 * @throws {AppError} `PACK_INVALID`, naming the first place that is wrong.
 */
export function readTargetSchema(source: unknown, name: string): TargetSchema {
  const result = schema.safeParse(source);
  if (!result.success) {
    const issue = result.error.issues[0];
    const place = issue === undefined || issue.path.length === 0 ? 'the whole' : issue.path.join('.');
    throw new AppError(
      'PACK_INVALID',
      `${name} is no target schema: ${place}: ${issue?.message ?? 'unreadable'}.`,
    );
  }
  const { id, title, version, about, fields } = result.data;
  const names = new Set<string>();
  for (const field of fields) {
    if (names.has(field.name)) {
      throw new AppError('PACK_INVALID', `${name} has two fields with the name ${field.name}.`);
    }
    names.add(field.name);
  }
  return {
    id: asId<PackId>(id ?? name),
    title: title ?? name,
    version: version ?? '',
    about: about ?? '',
    fields: fields.map((field) => {
      const list = field.enum ?? field.values ?? [];
      const named = typeNames.get((field.type ?? '').toLowerCase().replace(/\(.*$/, '').trim());
      const type = named ?? (list.length > 0 ? 'enum' : 'string');
      return {
        name: field.name,
        label: field.label ?? labelOf(field.name),
        // An enumeration without its values cannot be checked.
        type: type === 'enum' && list.length === 0 ? 'string' : type,
        required: field.required ?? false,
        description: field.description ?? '',
        synonyms: field.synonyms ?? [],
        enum: list,
        maxLength: field.maxLength ?? null,
      };
    }),
  };
}
