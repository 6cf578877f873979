import type { Expectation } from '../model/expectation.ts';
import type { Field } from '../model/targetSchema.ts';
import type { FoundSchema } from './draftPack.ts';
import { isObject, type JsonObject, textOf } from './jsonSchemaParts.ts';
import { labelOf } from './checkPack.ts';
import { namedType } from './typeNames.ts';

/** The table of a CSVW document (`tableSchema.columns`), or `undefined` where it is none. */
export function csvwTable(source: JsonObject): JsonObject | undefined {
  const tables = Array.isArray(source['tables']) ? source['tables'].filter(isObject) : [];
  return [source, ...tables]
    .flatMap((one) => [one['tableSchema'], one])
    .filter(isObject)
    .find(
      (one) => Array.isArray(one['columns']) && one['columns'].filter(isObject).some((c) => nameOf(c) !== ''),
    );
}

/** Reads a CSVW table: names, titles, datatypes, `required`, `dc:description`, and the key as an expectation. */
export function readCsvwTable(table: JsonObject, document: JsonObject): FoundSchema {
  const columns = (table['columns'] as readonly unknown[]).filter(isObject);
  const fields = columns
    .filter((column) => column['virtual'] !== true && nameOf(column) !== '')
    .map((column): Field => {
      const name = nameOf(column);
      const datatype = isObject(column['datatype']) ? column['datatype'] : { base: column['datatype'] };
      const named = namedType((textOf(datatype['base']) ?? 'string').replace(/^xsd:/u, ''));
      const maxLength = datatype['maxLength'];
      const synonyms = titlesOf(column).slice(1);
      return {
        name,
        label: titlesOf(column)[0] ?? labelOf(name),
        type: named?.type ?? 'string',
        required: column['required'] === true,
        description: textOf(column['dc:description']) ?? textOf(column['description']) ?? '',
        synonyms: synonyms.map((title) => title.toLowerCase()),
        enum: [],
        maxLength: typeof maxLength === 'number' && maxLength > 0 ? maxLength : null,
      };
    });
  const names = new Set(fields.map(({ name }) => name));
  const keys = [table['primaryKey']].flat().filter((key): key is string => typeof key === 'string');
  const unique: readonly Expectation[] =
    keys.length > 0 && keys.every((key) => names.has(key))
      ? [
          {
            rule: { kind: 'unique', fields: keys },
            severity: 'high',
            message: `No two rows have the same ${keys.join(' and ')}.`,
          },
        ]
      : [];
  return {
    kind: 'tableSchema',
    title: textOf(document['dc:title']) ?? textOf(document['title']),
    about: textOf(document['dc:description']),
    fields,
    notes: [],
    ...(unique.length === 0 ? {} : { rest: { expectations: unique } }),
  };
}

function nameOf(column: JsonObject): string {
  return textOf(column['name']) ?? titlesOf(column)[0] ?? '';
}

/** Titles may be a text, a list, or lists by language. */
function titlesOf(column: JsonObject): readonly string[] {
  const { titles } = column;
  const all = isObject(titles) ? Object.values(titles).flat() : [titles].flat();
  return all.filter((title): title is string => typeof title === 'string' && title.trim() !== '');
}
