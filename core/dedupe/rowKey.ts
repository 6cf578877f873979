import type { DuplicateRule, KeyForm } from '../model/duplicates.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { keyFormOf, keyText } from './keyForm.ts';

/** What makes the key of a row. */
export interface RowKey {
  /** Names of the fields, in the order of the key. */
  readonly fields: readonly string[];
  /**
   * The key of a row with these values, one a field of the schema. Parts are separated by U+001F, so that no two
   * lists of parts make one key. `null` where a part is missing, or nothing is left of it.
   */
  of(values: readonly (string | null)[]): string | null;
}

/** Separates the parts of a key. */
const keyPartMark = '\u001f';

/** A key as a person reads it. */
export function shownKey(key: string): string {
  return key.replaceAll(keyPartMark, ', ');
}

/**
 * @param fields Of the schema; those that it does not have make a key that no row has.
 * @param forms How values are compared where it is not as the field's type says.
 */
export function rowKey(
  schema: TargetSchema,
  fields: readonly string[],
  forms: DuplicateRule['forms'] = [],
): RowKey {
  const parts = fields.map((name) => {
    const place = schema.fields.findIndex((field) => field.name === name);
    const field = schema.fields[place];
    const form: KeyForm =
      forms.find((one) => one.field === name)?.as ?? (field === undefined ? 'exact' : keyFormOf(field));
    return { place, form };
  });
  return {
    fields,
    of(values) {
      let key = '';
      for (let p = 0; p < parts.length; p += 1) {
        const part = parts[p];
        const value = part === undefined ? null : values[part.place];
        if (part === undefined || value === null || value === undefined) return null;
        const text = keyText(value, part.form);
        if (text === '') return null;
        key = p === 0 ? text : `${key}${keyPartMark}${text}`;
      }
      return parts.length === 0 ? null : key;
    },
  };
}

/**
 * The key that a pack's rule comes to in a mapping: the first of its keys whose fields are all fed.
 *
 * @param fed Names of the fields that something feeds.
 * @returns `undefined` where the pack says nothing of duplicates, or none of its keys is fed.
 */
export function keyOfPack(schema: TargetSchema, fed: ReadonlySet<string>): RowKey | undefined {
  const { duplicates } = schema;
  const fields = duplicates?.keys.find((key) => key.every((name) => fed.has(name)));
  return fields === undefined ? undefined : rowKey(schema, fields, duplicates?.forms);
}
