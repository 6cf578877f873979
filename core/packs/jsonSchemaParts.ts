/** A JSON Schema, or any part of it; nothing is known of what somebody wrote. */
export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** References and `allOf` followed one inside another; more is a circle. */
const mostHops = 32;

/**
 * What a schema stands for once its local references (`#/$defs/...`, `#name`) are followed and its `allOf` parts are laid
 * over each other, later ones above. Keys beside a reference win over what it leads to.
 *
 * @param outside Is told each reference that leads out of the document; nothing is fetched.
 */
export function resolved(
  schema: JsonObject,
  root: JsonObject,
  outside: (reference: string) => void,
): JsonObject {
  return followed(schema, { root, outside, hops: 0 });
}

interface Way {
  readonly root: JsonObject;
  readonly outside: (reference: string) => void;
  readonly hops: number;
}

function followed(schema: JsonObject, { root, outside, hops }: Way): JsonObject {
  if (hops > mostHops) return {};
  const deeper = { root, outside, hops: hops + 1 };
  const reference = schema['$ref'] ?? schema['$dynamicRef'];
  if (typeof reference === 'string') {
    const { $ref: _ref, $dynamicRef: _dynamic, ...beside } = schema;
    const found = reference.startsWith('#') ? lookUp(root, reference) : undefined;
    if (found === undefined) outside(reference);
    if (!isObject(found)) return followed(beside, deeper);
    return laidOver(followed(found, deeper), followed(beside, deeper));
  }
  const { allOf: parts, ...own } = schema;
  if (!Array.isArray(parts)) return schema;
  const below = parts
    .slice(0, mostHops)
    .filter(isObject)
    .reduce<JsonObject>((all, part) => laidOver(all, followed(part, deeper)), {});
  return laidOver(below, own);
}

function laidOver(below: JsonObject, above: JsonObject): JsonObject {
  const properties = { ...propertiesOf(below), ...propertiesOf(above) };
  const required = [...listOf(below['required']), ...listOf(above['required'])];
  return {
    ...below,
    ...above,
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(required.length === 0 ? {} : { required }),
  };
}

export function propertiesOf(schema: JsonObject): JsonObject {
  return isObject(schema['properties']) ? schema['properties'] : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What a local reference names: a JSON pointer, or an anchor. */
function lookUp(root: JsonObject, reference: string): unknown {
  const pointer = decoded(reference.slice(1));
  if (pointer === '') return root;
  if (!pointer.startsWith('/')) return anchored(root, pointer);
  let present: unknown = root;
  for (const part of pointer.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(present)) present = present[Number(key)];
    else present = isObject(present) && Object.hasOwn(present, key) ? present[key] : undefined;
  }
  return present;
}

function anchored(root: JsonObject, name: string): unknown {
  return definitionsOf(root)
    .map(([, schema]) => schema)
    .find((schema) => schema['$anchor'] === name || schema['$id'] === `#${name}`);
}

/** The named parts of a document, of all drafts and of OpenAPI. */
export function definitionsOf(root: JsonObject): readonly (readonly [name: string, schema: JsonObject])[] {
  const components = isObject(root['components']) ? root['components']['schemas'] : undefined;
  return [root['$defs'], root['definitions'], components]
    .filter(isObject)
    .flatMap((group) => Object.entries(group))
    .filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // No escapes then; the text means itself.
    return text;
  }
}
