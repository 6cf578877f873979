import { packOptions } from '../model/options/packOptions.ts';
import type { Field } from '../model/targetSchema.ts';
import { bareName } from '../values/text/nameTokens.ts';
import { parseBoolean } from '../values/cells/parseBoolean.ts';
import { labelOf } from './checkPack.ts';
import { dictionaryRoles, type Role } from './dictionaryWords.ts';
import { cut, type FoundSchema } from './draftPack.ts';
import { namedType } from './typeNames.ts';

/** Share of the filled type cells that must be names of types for a table with `Name` and `Type` to be a data dictionary. */
const knownTypes = 0.6;
/** Rows looked at for that. */
const lookedAt = 200;

/**
 * Which column of a table says what of a field, where the table is a data dictionary: a row for each field. It is one where
 * a heading says so without doubt (`Field name`, `Feldname`), or a general one (`Name`) stands beside types that are types.
 *
 * @param rows The first rows are enough.
 * @returns `undefined` for a table of data
 */
export function dictionaryColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): ReadonlyMap<Role, number> | undefined {
  const columns = new Map<Role, number>();
  let isPlain = false;
  header.forEach((heading, at) => {
    const role = dictionaryRoles.get(bareName(heading));
    if (role === undefined || columns.has(role)) return;
    columns.set(role, at);
    if (role === 'name' && !generalNames.has(bareName(heading))) isPlain = true;
  });
  const name = columns.get('name') ?? columns.get('label');
  if (name === undefined || rows.length === 0) return undefined;
  if (!columns.has('name')) {
    columns.set('name', name);
    columns.delete('label');
  }
  const others = [...columns.keys()].filter((role) => role !== 'name' && role !== 'label');
  if (others.length === 0) return undefined;
  const type = columns.get('type');
  if (type !== undefined) {
    const written = rows
      .slice(0, lookedAt)
      .map((row) => row[type]?.trim() ?? '')
      .filter((cell) => cell !== '');
    const known = written.filter((cell) => namedType(cell) !== undefined).length;
    return written.length > 0 && known / written.length >= knownTypes ? columns : undefined;
  }
  return isPlain ? columns : undefined;
}

/** Headings that many tables of data have as well. */
const generalNames = new Set([
  'name',
  'field',
  'column',
  'key',
  'id',
  'element',
  'nom',
  'nome',
  'nombre',
  'naam',
  'spalte',
  'feld',
]);

/** Reads the rows of a data dictionary, a field each. */
export function readDictionary(
  columns: ReadonlyMap<Role, number>,
  rows: readonly (readonly string[])[],
): FoundSchema {
  const notes: string[] = [];
  const unknown = new Set<string>();
  const fields: Field[] = [];
  for (const row of rows) {
    const cell = (role: Role): string => row[columns.get(role) ?? -1]?.trim() ?? '';
    const name = cell('name');
    // A heading of a group, or a blank row.
    if (name === '' || row.filter((one) => one.trim() !== '').length < 2) continue;
    const written = cell('type');
    const named = written === '' ? undefined : namedType(written);
    if (written !== '' && named === undefined) unknown.add(written);
    const values = allowedIn(cell('allowed'));
    const plain = named?.type ?? 'string';
    const type = values.length > 0 && (plain === 'string' || plain === 'text') ? 'enum' : plain;
    const length = Number(/\d+/u.exec(cell('maxLength'))?.[0] ?? Number.NaN);
    const examples = partsOf(cell('example')).slice(0, packOptions.examples);
    const label = cell('label');
    fields.push({
      name,
      label: label === '' ? labelOf(name) : label,
      type: type === 'enum' && values.length === 0 ? 'string' : type,
      required: columns.has('nullable') ? saysNo(cell('nullable')) : saysYes(cell('required')),
      description: cut(cell('description'), packOptions.textLength),
      synonyms: partsOf(cell('synonyms')).map((word) => word.toLowerCase()),
      enum: type === 'enum' ? values.map(({ value }) => value) : [],
      maxLength: length > 0 ? length : (named?.maxLength ?? null),
      ...(examples.length === 0 ? {} : { examples }),
      ...aliasesOf(type === 'enum' ? values : []),
      ...(cell('unit') === '' ? {} : { unit: cell('unit') }),
      ...(cell('group') === '' ? {} : { group: cell('group') }),
      ...(cell('format') === '' ? {} : { format: cell('format') }),
      ...(cell('standard') === '' ? {} : { standard: cell('standard') }),
    });
  }
  if (unknown.size > 0)
    notes.push(`Types that nobody here knows became text: ${[...unknown].slice(0, 5).join(', ')}.`);
  return { kind: 'dictionary', fields, notes };
}

function saysYes(cell: string): boolean {
  return parseBoolean(cell) === true || required.has(bareName(cell));
}

function saysNo(cell: string): boolean {
  return parseBoolean(cell) === false || bareName(cell) === 'notnull';
}

const required = new Set(
  'required mandatory must m r req notnull pflicht pflichtfeld muss zwingend erforderlich obligatoire requis obligatorio obbligatorio verplicht obrigatorio 11 1n'.split(
    ' ',
  ),
);

interface Allowed {
  readonly value: string;
  readonly spelling: string | undefined;
}

/** `O = Open; C = Closed`, `Open, Closed`, a line each. */
function allowedIn(cell: string): readonly Allowed[] {
  const parts = partsOf(cell);
  if (parts.length < 2) return [];
  return parts.map((part) => {
    const [, value = '', words = ''] = /^(\S{1,20})\s*(?:=|:|-|–)\s*(\S.*)$/u.exec(part) ?? [];
    return value === ''
      ? { value: part.slice(0, packOptions.nameLength), spelling: undefined }
      : { value, spelling: words.slice(0, packOptions.nameLength).toLowerCase() };
  });
}

function aliasesOf(values: readonly Allowed[]): Pick<Field, 'aliases'> {
  const aliases = values.flatMap(({ value, spelling }) =>
    spelling === undefined ? [] : [{ value, spellings: [spelling] }],
  );
  return aliases.length === 0 ? {} : { aliases };
}

/** A list in a cell: by lines, else semicolons, bars, commas. */
function partsOf(cell: string): readonly string[] {
  const mark = ['\n', ';', '|', ','].find((one) => cell.includes(one));
  const parts = mark === undefined ? [cell] : cell.split(mark);
  return [
    ...new Set(
      parts
        .map((part) => part.trim().replace(/^["'“]|["'”]$/gu, ''))
        .filter((part) => part !== '' && part.length <= packOptions.nameLength),
    ),
  ];
}
