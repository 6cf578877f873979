import * as z from 'zod';
import type { Field, TargetSchema } from '../model/targetSchema.ts';
import { packForm } from './packForm.ts';
import { namedType } from './typeNames.ts';

const text = z.string().nullish();
const texts = z.array(z.coerce.string()).nullish();
const figure = z.number().nullish();

const constraints = z.looseObject({
  required: z.boolean().nullish(),
  enum: texts,
  maxLength: z.int().min(1).nullish(),
  minimum: z.union([z.number(), z.string()]).nullish(),
  maximum: z.union([z.number(), z.string()]).nullish(),
});

const field = z.looseObject({
  name: z.string().min(1),
  label: text,
  title: text,
  type: text,
  required: z.boolean().nullish(),
  description: text,
  synonyms: texts,
  enum: texts,
  values: texts,
  maxLength: z.int().min(1).nullish(),
  examples: texts,
  example: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  aliases: z
    .array(z.looseObject({ value: z.coerce.string(), spellings: z.array(z.coerce.string()) }))
    .nullish(),
  unit: text,
  group: text,
  format: text,
  standard: text,
  formerly: texts,
  constraints: constraints.nullish(),
  min: figure,
  max: figure,
});

const list = z.looseObject({
  id: text,
  title: text,
  name: text,
  version: text,
  about: text,
  description: text,
  fields: z.array(field).min(1),
  primaryKey: z.union([z.string(), z.array(z.string())]).nullish(),
});

/** What a list of fields says, in the form of a pack; ids and versions may be missing. */
export interface FieldList {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly version: string | undefined;
  readonly about: string | undefined;
  readonly fields: readonly Field[];
  readonly rest: Partial<Pick<TargetSchema, 'sources' | 'expectations' | 'sensitive'>>;
}

/**
 * Reads a list of fields kindly, `{ fields: [{ name, ... }] }` as people write it by hand and as Frictionless Table Schema
 * has it: only names are needed, types go by their common names, further keys are passed over.
 *
 * @param labelOf Gives a label where the list has none.
 */
export function readFieldList(
  source: unknown,
  labelOf: (name: string) => string,
): { readonly list: FieldList } | { readonly error: z.ZodError } {
  const result = list.safeParse(source, { reportInput: true });
  if (!result.success) return { error: result.error };
  const { id, title, name, version, about, description, fields, primaryKey } = result.data;
  const keys = typeof primaryKey === 'string' ? [primaryKey] : (primaryKey ?? []);
  const own = packForm.pick({ sources: true, expectations: true, sensitive: true });
  const rest = own.safeParse({
    sources: result.data['sources'],
    expectations: result.data['expectations'],
    sensitive: result.data['sensitive'],
  });
  const key =
    keys.length > 0 && keys.every((one) => fields.some((field) => field.name === one)) ? keys : undefined;
  return {
    list: {
      id: id ?? undefined,
      title: title ?? name ?? undefined,
      version: version ?? undefined,
      about: about ?? description ?? undefined,
      fields: fields.map((one) => fieldOf(one, labelOf)),
      rest: {
        ...(key === undefined
          ? {}
          : {
              expectations: [
                {
                  rule: { kind: 'unique', fields: key },
                  severity: 'high',
                  message: `No two rows have the same ${key.join(' and ')}.`,
                },
              ],
            }),
        ...withoutHoles(rest.success ? rest.data : {}),
      },
    },
  };
}

function fieldOf(one: z.output<typeof field>, labelOf: (name: string) => string): Field {
  const values = one.enum ?? one.values ?? one.constraints?.enum ?? [];
  const named = namedType(one.type ?? '');
  const type = named?.type ?? (values.length > 0 ? 'enum' : 'string');
  // Frictionless writes every list as a constraint of a string.
  const ofEnum = type === 'string' && (one.constraints?.enum ?? []).length > 0 ? 'enum' : type;
  const examples = one.examples ?? (one.example == null ? [] : [String(one.example)]);
  // Frictionless writes how a value is laid out; `default` and `any` say nothing.
  const format = one.format == null || /^(?:default|any)$/iu.test(one.format) ? undefined : one.format;
  const byFormat = ofEnum === 'string' && format !== undefined ? formatTypes.get(format) : undefined;
  return {
    name: one.name,
    label: one.label ?? one.title ?? labelOf(one.name),
    // An enumeration without its values cannot be checked.
    type: ofEnum === 'enum' && values.length === 0 ? 'string' : (byFormat ?? ofEnum),
    required: one.required ?? one.constraints?.required ?? false,
    description: one.description ?? '',
    synonyms: one.synonyms ?? [],
    enum: values,
    maxLength: one.maxLength ?? one.constraints?.maxLength ?? named?.maxLength ?? null,
    ...(examples.length === 0 ? {} : { examples }),
    ...(one.aliases == null
      ? {}
      : { aliases: one.aliases.map(({ value, spellings }) => ({ value, spellings })) }),
    ...withoutHoles({
      unit: one.unit ?? undefined,
      group: one.group ?? undefined,
      format: byFormat === undefined ? format : undefined,
      standard: one.standard ?? undefined,
      formerly: one.formerly ?? undefined,
    }),
  };
}

/** Formats that are types with us, in the words of Frictionless and JSON Schema. */
const formatTypes: ReadonlyMap<string, 'email' | 'url' | 'date' | 'datetime' | 'phone'> = new Map([
  ['email', 'email'],
  ['idn-email', 'email'],
  ['uri', 'url'],
  ['url', 'url'],
  ['date', 'date'],
  ['date-time', 'datetime'],
  ['phone', 'phone'],
]);

function withoutHoles<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as unknown as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
