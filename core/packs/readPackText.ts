import { AppError } from '../model/errors.ts';
import type { ImportedPack, ImportKind } from '../model/importedPack.ts';
import { checkPack, labelOf, problemsOf } from './checkPack.ts';
import { draftPack, type FoundSchema } from './draftPack.ts';
import { isJsonSchema, readJsonSchema } from './readJsonSchema.ts';
import { isObject } from './jsonSchemaParts.ts';
import { csvwTable, readCsvwTable } from './readColumnTable.ts';
import { readFieldList } from './readFieldList.ts';
import { isSqlTable, readSqlTable } from './readSqlTable.ts';
import { invalidPack } from './loadPack.ts';

/** Whether a text is read here; anything else is a table of cells, for the engine. */
export function isSchemaText(text: string): boolean {
  return /^[\s\uFEFF]*[{[]/u.test(text) || isSqlTable(text);
}

/**
 * Reads a target schema from a text: our own pack, JSON Schema, OpenAPI, Frictionless or CSVW, SQL.
 *
 * @param name Of the file or text, for the title and for messages.
 * @throws {AppError} `PACK_INVALID` where it is none of these
 */
export function readPackText(text: string, name: string): ImportedPack {
  if (!/^[\s\uFEFF]*[{[]/u.test(text)) return drafted(readSqlTable(text), name);
  return readPackJson(parsed(text, name), name);
}

/** As `readPackText`, for JSON that was parsed. */
function readPackJson(source: unknown, name: string): ImportedPack {
  const value = unwrapped(source);
  if (isObject(value) && Array.isArray(value['fields'])) return fromFields(value, name);
  if (isJsonSchema(value)) return drafted(readJsonSchema(value), name);
  if (isObject(value)) {
    const table = csvwTable(value);
    if (table !== undefined) return drafted(readCsvwTable(table, value), name);
  }
  throw new AppError(
    'PACK_INVALID',
    `${name} has neither fields nor properties: it is no pack, JSON Schema, OpenAPI, Table Schema or CSVW document.`,
  );
}

/** A data package holds its schema in a resource; a list may hold the fields themselves. */
function unwrapped(source: unknown): unknown {
  if (Array.isArray(source))
    return { fields: source.map((one) => (typeof one === 'string' ? { name: one } : one)) };
  if (!isObject(source)) return source;
  const resources = Array.isArray(source['resources']) ? source['resources'].filter(isObject) : [];
  const resource = resources.find((one) => isObject(one['schema']) && Array.isArray(one['schema']['fields']));
  if (resource !== undefined && isObject(resource['schema']))
    return { title: resource['title'] ?? resource['name'], ...resource['schema'] };
  if (isObject(source['schema']) && Array.isArray(source['schema']['fields'])) return source['schema'];
  return source;
}

function fromFields(value: object, name: string): ImportedPack {
  const check = checkPack(value);
  if (check.pack !== undefined) {
    return { kind: 'pack', pack: check.pack, notes: [], offers: [], errors: [], warnings: check.warnings };
  }
  const read = readFieldList(value, labelOf);
  const isOurs = 'id' in value && 'version' in value && 'title' in value;
  if ('error' in read) throw invalidPack(name, isOurs ? check.errors : read.error.issues.flatMap(problemsOf));
  const { list } = read;
  const kind: ImportKind = isOurs ? 'pack' : 'tableSchema';
  const draft = drafted({ ...list, kind, notes: [] }, name);
  // What is wrong in a pack of ours is to be seen, also where a kind reading could pass over it.
  return isOurs ? { ...draft, errors: draft.errors.length > 0 ? draft.errors : check.errors } : draft;
}

function drafted(found: FoundSchema, name: string): ImportedPack {
  if (found.fields.length === 0)
    throw new AppError(
      'PACK_INVALID',
      `${name} has no fields${found.notes.length > 0 ? `. ${found.notes.join(' ')}` : '.'}`,
    );
  return draftPack(found, name);
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    const place = cause instanceof Error ? /at position \d+[^)]*\)?/u.exec(cause.message)?.[0] : undefined;
    throw new AppError(
      'PACK_INVALID',
      `${name} is no JSON${place === undefined ? '' : `: it breaks ${place}`}.`,
      {
        cause,
      },
    );
  }
}
