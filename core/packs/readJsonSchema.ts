import type { Expectation } from '../model/expectation.ts';
import { packOptions } from '../model/options/packOptions.ts';
import type { Field } from '../model/targetSchema.ts';
import { type FoundSchema, listed } from './draftPack.ts';
import {
  definitionsOf,
  isObject,
  type JsonObject,
  listOf,
  propertiesOf,
  resolved,
  textOf,
} from './jsonSchemaParts.ts';
import { propertyField } from './propertyField.ts';
import { propertyRules } from './propertyRules.ts';

/** Objects inside objects that are followed; what lies deeper is a document and no row. */
const mostLevels = 8;

/** Whether some JSON is a JSON Schema (draft 4 to 2020-12) or an OpenAPI document, as far as its top tells. */
export function isJsonSchema(source: unknown): source is JsonObject {
  if (!isObject(source)) return false;
  if (typeof source['openapi'] === 'string' || typeof source['swagger'] === 'string') return true;
  if (Array.isArray(source['fields'])) return false;
  return (
    isObject(source['properties']) ||
    Array.isArray(source['allOf']) ||
    typeof source['$ref'] === 'string' ||
    (typeof source['$schema'] === 'string' && source['$schema'].includes('json-schema.org')) ||
    (source['type'] === 'array' && isObject(source['items'])) ||
    isObject(source['$defs']) ||
    isObject(source['definitions'])
  );
}

/**
 * Reads a JSON Schema as a target: a field for each property. Objects inside are flattened, their names joined by `_`, and
 * become groups; lists of objects are rows of their own and are left out with a note. Local references only. Of a document
 * with several objects the one that is meant is taken, else the one with most properties.
 */
export function readJsonSchema(root: JsonObject): FoundSchema {
  const outside = new Set<string>();
  const lists: string[] = [];
  const notes: string[] = [];
  const { schema, name } = objectMeant(root, notes, (reference) => outside.add(reference));
  const own =
    name === undefined ? [] : [`#/$defs/${name}`, `#/definitions/${name}`, `#/components/schemas/${name}`];
  const fields: Field[] = [];
  const expectations: Expectation[] = [];

  const walk = (object: JsonObject, place: Place): void => {
    const required = new Set(listOf(object['required']));
    for (const [key, value] of Object.entries(propertiesOf(object))) {
      if (fields.length > packOptions.fields) return;
      const property = isObject(value) ? resolved(value, root, (one) => outside.add(one)) : {};
      const path = [...place.path, key];
      const isRequired = place.required && required.has(key);
      const inner = objectOf(property, root);
      const references = referencesIn(value);
      const isCircle = references.some((one) => place.above.includes(one));
      if (inner !== undefined && path.length <= mostLevels && !isCircle) {
        const group = textOf(property['title']) ?? path.join(' ');
        walk(inner, { path, group, required: isRequired, above: [...place.above, ...references] });
      } else if (inner !== undefined) lists.push(path.join('.'));
      else if (isListOfObjects(property, root)) lists.push(path.join('.'));
      else {
        const field = propertyField(path.join('_'), property, { required: isRequired, group: place.group });
        fields.push(field);
        expectations.push(...propertyRules(field, property));
      }
    }
  };
  walk(schema, { path: [], group: undefined, required: true, above: ['#', ...referencesIn(root), ...own] });
  if (lists.length > 0)
    notes.push(`Left out, as they are lists of objects or refer to themselves: ${listed(lists)}.`);
  if (outside.size > 0)
    notes.push(`References out of the document were not followed: ${listed([...outside])}.`);
  return {
    kind: 'jsonSchema',
    title: textOf(schema['title']) ?? textOf(root['title']) ?? infoTitle(root) ?? name,
    about: textOf(schema['description']) ?? textOf(root['description']),
    fields: withoutLonelyGroups(fields),
    notes,
    ...(expectations.length === 0
      ? {}
      : { rest: { expectations: expectations.slice(0, packOptions.expectations) } }),
  };
}

interface Place {
  readonly path: readonly string[];
  readonly group: string | undefined;
  /** Whether all objects around are required. */
  readonly required: boolean;
  /** The references that led here, so that an object that holds itself ends. */
  readonly above: readonly string[];
}

/** References at the top of a property and in its choices and parts. */
function referencesIn(value: unknown): readonly string[] {
  if (!isObject(value)) return [];
  const parts = [...listOf(value['anyOf']), ...listOf(value['oneOf']), ...listOf(value['allOf'])].filter(
    isObject,
  );
  return [value, ...parts].map((one) => one['$ref']).filter((one): one is string => typeof one === 'string');
}

/** The object that a row is: the root, what a list at the root holds, or one of the definitions. */
function objectMeant(
  root: JsonObject,
  notes: string[],
  outside: (reference: string) => void,
): { readonly schema: JsonObject; readonly name: string | undefined } {
  const top = resolved(root, root, outside);
  if (Object.keys(propertiesOf(top)).length > 0) return { schema: top, name: undefined };
  if (isObject(top['items'])) {
    const item = resolved(top['items'], root, outside);
    if (Object.keys(propertiesOf(item)).length > 0)
      return { schema: { title: top['title'], description: top['description'], ...item }, name: undefined };
  }
  const objects = definitionsOf(root)
    .map(([name, schema]) => ({ name, schema: resolved(schema, root, outside) }))
    .filter(({ schema }) => Object.keys(propertiesOf(schema)).length > 0)
    .sort((a, b) => Object.keys(propertiesOf(b.schema)).length - Object.keys(propertiesOf(a.schema)).length);
  const [best, ...others] = objects;
  if (best === undefined) return { schema: {}, name: undefined };
  if (others.length > 0)
    notes.push(
      `Taken was ${best.name}, the widest; there are also ${listed(others.map(({ name }) => name))}.`,
    );
  return best;
}

/** The object that a property is, of `anyOf` and `oneOf` the only one that is none of null. */
function objectOf(property: JsonObject, root: JsonObject): JsonObject | undefined {
  if (Object.keys(propertiesOf(property)).length > 0) return property;
  const choices = [...listOf(property['anyOf']), ...listOf(property['oneOf'])].filter(isObject);
  const objects = choices
    .map((choice) => resolved(choice, root, () => {}))
    .filter((choice) => choice['type'] !== 'null');
  const [only] = objects;
  return objects.length === 1 && only !== undefined && Object.keys(propertiesOf(only)).length > 0
    ? only
    : undefined;
}

function isListOfObjects(property: JsonObject, root: JsonObject): boolean {
  const { items } = property;
  if (!isObject(items)) return false;
  const item = resolved(items, root, () => {});
  return item['type'] === 'object' || Object.keys(propertiesOf(item)).length > 0;
}

function infoTitle(root: JsonObject): string | undefined {
  return isObject(root['info']) ? textOf(root['info']['title']) : undefined;
}

/** A group of one is none. */
function withoutLonelyGroups(fields: readonly Field[]): readonly Field[] {
  const sizes = new Map<string | undefined, number>();
  for (const { group } of fields) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return fields.map((field) => {
    if (field.group === undefined || (sizes.get(field.group) ?? 0) > 1) return field;
    const { group: _, ...alone } = field;
    return alone;
  });
}
