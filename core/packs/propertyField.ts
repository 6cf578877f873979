import { packOptions } from '../model/options/packOptions.ts';
import type { Field, FieldType } from '../model/targetSchema.ts';
import { labelOf } from './checkPack.ts';
import { isObject, type JsonObject, listOf, textOf } from './jsonSchemaParts.ts';

/** The field that a property of a JSON Schema is, its references followed; null as a type, an allowed value or a choice is passed over. */
export function propertyField(
  name: string,
  property: JsonObject,
  about: { readonly required: boolean; readonly group: string | undefined },
): Field {
  const meant = withoutNull(property);
  const values = valuesOf(meant);
  const type = values.length > 0 && !isYesNo(values) ? 'enum' : typeOf(meant);
  const examples = [...listOf(property['examples']), property['example']]
    .filter(isPlain)
    .map(String)
    .filter((text) => text !== '' && text.length <= packOptions.nameLength)
    .slice(0, packOptions.examples);
  const aliases = values
    .filter(({ title }) => title !== undefined)
    .map(({ value, title = '' }) => ({ value, spellings: [title.toLowerCase()] }));
  const { maxLength } = meant;
  return {
    name,
    label: textOf(property['title']) ?? labelOf(name),
    type,
    required: about.required,
    description: textOf(property['description']) ?? textOf(meant['description']) ?? '',
    synonyms: [],
    enum: type === 'enum' ? values.map(({ value }) => value).slice(0, packOptions.allowedValues) : [],
    maxLength:
      typeof maxLength === 'number' && Number.isInteger(maxLength) && maxLength > 0 ? maxLength : null,
    ...(examples.length === 0 ? {} : { examples }),
    ...(aliases.length === 0 || type !== 'enum' ? {} : { aliases }),
    ...(about.group === undefined ? {} : { group: about.group }),
  };
}

/** Of `anyOf` and `oneOf` with null the other choice; of several others all that their lists of values say. */
function withoutNull(property: JsonObject): JsonObject {
  const choices = [...listOf(property['anyOf']), ...listOf(property['oneOf'])].filter(isObject);
  const others = choices.filter((choice) => choice['type'] !== 'null' && choice['const'] !== null);
  const [only] = others;
  if (others.length === 1 && only !== undefined) return { ...property, ...only };
  return property;
}

interface AllowedValue {
  readonly value: string;
  /** What people call it, where the schema says. */
  readonly title: string | undefined;
}

/** From `enum`, `const`, or choices of `const`, each with its `title`. */
function valuesOf(property: JsonObject): readonly AllowedValue[] {
  const items = isObject(property['items']) ? property['items'] : {};
  const listed = [...listOf(property['enum']), ...listOf(items['enum'])];
  if (property['const'] !== undefined) listed.push(property['const']);
  const chosen = [...listOf(property['oneOf']), ...listOf(property['anyOf'])].filter(isObject);
  const seen = new Set<string>();
  const all: AllowedValue[] = [];
  const add = (value: unknown, title: unknown): void => {
    if (!isPlain(value) || String(value).trim() === '' || seen.has(String(value))) return;
    seen.add(String(value));
    const words = textOf(title) ?? undefined;
    all.push({ value: String(value), title: words === String(value) ? undefined : words });
  };
  for (const value of listed) add(value, undefined);
  // A choice without a fixed value leaves everything open.
  if (
    listed.length === 0 &&
    chosen.every((one) => 'const' in one || Array.isArray(one['enum']) || one['type'] === 'null')
  )
    for (const one of chosen) {
      add(one['const'], one['title'] ?? one['description']);
      for (const value of listOf(one['enum'])) add(value, undefined);
    }
  return all;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isYesNo(values: readonly AllowedValue[]): boolean {
  return values.every(({ value }) => value === 'true' || value === 'false');
}

const formats: ReadonlyMap<unknown, FieldType> = new Map<unknown, FieldType>([
  ['date', 'date'],
  ['date-time', 'datetime'],
  ['email', 'email'],
  ['idn-email', 'email'],
  ['uri', 'url'],
  ['url', 'url'],
  ['iri', 'url'],
  ['uri-reference', 'url'],
  ['phone', 'phone'],
  ['tel', 'phone'],
  ['int32', 'integer'],
  ['int64', 'integer'],
]);

function typeOf(property: JsonObject): FieldType {
  const types = new Set(
    [property['type']].flat().filter((type) => typeof type === 'string' && type !== 'null'),
  );
  const byFormat = formats.get(property['format']);
  if (types.has('string') || types.size === 0) {
    if (byFormat !== undefined && (types.size > 0 || byFormat !== 'integer')) return byFormat;
    if (types.size <= 1)
      return isYesNo(valuesOf(property)) && valuesOf(property).length > 0 ? 'boolean' : 'string';
    return 'string';
  }
  if (types.has('boolean') && types.size === 1) return 'boolean';
  if (types.has('integer') && types.size === 1) return 'integer';
  if ([...types].every((type) => type === 'number' || type === 'integer'))
    return byFormat === 'integer' ? 'integer' : 'number';
  return 'string';
}
