import type { Field } from '../model/targetSchema.ts';
import { labelOf } from './checkPack.ts';
import { type FoundSchema, listed } from './draftPack.ts';
import { sqlParts } from './sqlParts.ts';
import { namedType } from './typeNames.ts';

/** Whether a text is SQL that defines a table; a table of cells which speaks of SQL is none. */
export function isSqlTable(text: string): boolean {
  let start = 0;
  for (;;) {
    const comment = /(?:[\s\uFEFF]+|--[^\n]*|\/\*[\s\S]*?\*\/)/uy;
    comment.lastIndex = start;
    const found = comment.exec(text);
    if (found === null || found[0] === '') break;
    start += found[0].length;
  }
  return firstWord.test(text.slice(start, start + 40)) && createTable.test(text);
}

/** What scripts that define tables begin with. */
const firstWord = /^(?:create|drop|set|use|begin|start|pragma|alter|go|comment|if)\s/iu;

const createTable = /\bcreate\s+(?:(?:global|local)\s+)?(?:temp(?:orary)?\s+)?table\b/iu;

/**
 * Reads the first `CREATE TABLE` of a text, of any dialect: columns with their types and lengths, `NOT NULL`, keys,
 * `CHECK (x IN (...))` and `ENUM (...)` as allowed values, comments as descriptions. Everything else is passed over.
 */
export function readSqlTable(text: string): FoundSchema {
  const notes: string[] = [];
  const tables = [...text.matchAll(new RegExp(createTable, 'giu'))];
  const start = tables[0]?.index ?? 0;
  const head = /^create[^(]*?table\s+(?:if\s+not\s+exists\s+)?([^\s(]+(?:\s*\.\s*[^\s(]+)?)\s*\(/iu.exec(
    text.slice(start),
  );
  if (head === null) return { kind: 'sql', fields: [], notes: ['The table has no columns in brackets.'] };
  const title = bare(head[1]?.split('.').at(-1) ?? '');
  const definitions = sqlParts(text.slice(start + head[0].length));
  const fields: Field[] = [];
  const keys: string[] = [];
  const checked = new Map<string, readonly string[]>();
  for (const definition of definitions) {
    const key = /^(?:constraint\s+\S+\s+)?primary\s+key[^(]*\(([^)]*)\)/iu.exec(definition);
    const check = allowedBy(definition);
    if (key !== null) keys.push(...(key[1] ?? '').split(',').map(bare));
    else if (tableConstraint.test(definition)) {
      if (check !== undefined) checked.set(check.column.toLowerCase(), check.values);
    } else {
      const field = columnOf(definition);
      if (field !== undefined) fields.push(field);
      if (check !== undefined) checked.set(check.column.toLowerCase(), check.values);
      if (field !== undefined && /\bprimary\s+key\b/iu.test(definition)) keys.push(field.name);
    }
  }
  if (tables.length > 1) {
    const names = tables
      .slice(1)
      .map(({ index }) => /table\s+(?:if\s+not\s+exists\s+)?([^\s(]+)/iu.exec(text.slice(index))?.[1] ?? '');
    notes.push(`Taken was ${title}, the first table; there are also ${listed(names.map(bare))}.`);
  }
  const comments = commentsOn(text);
  const inKey = new Set(keys.map((name) => name.toLowerCase()));
  const whole = fields.map((field): Field => {
    const values = checked.get(field.name.toLowerCase());
    const description = comments.get(field.name.toLowerCase()) ?? field.description;
    const required = field.required || inKey.has(field.name.toLowerCase());
    return {
      ...field,
      description,
      required,
      ...(values === undefined || values.length === 0 ? {} : { type: 'enum' as const, enum: values }),
    };
  });
  const named = whole.filter(({ name }) => inKey.has(name.toLowerCase())).map(({ name }) => name);
  return {
    kind: 'sql',
    title,
    fields: whole,
    notes,
    ...(named.length === 0 ? {} : { rest: { expectations: [unique(named)] } }),
  };
}

const tableConstraint =
  /^(?:constraint|foreign\s+key|unique|check|primary\s+key|key|index|fulltext|exclude|period|like)\b/iu;

function unique(fields: readonly string[]) {
  const message = `No two rows have the same ${fields.join(' and ')}.`;
  return { rule: { kind: 'unique' as const, fields }, severity: 'high' as const, message };
}

function columnOf(definition: string): Field | undefined {
  const parts = /^("[^"]+"|`[^`]+`|\[[^\]]+\]|[^\s(]+)\s+([\s\S]*)$/u.exec(definition);
  if (parts === null) return undefined;
  const name = bare(parts[1] ?? '');
  const rest = parts[2] ?? '';
  const list = /^enum\s*\(([\s\S]*?)\)/iu.exec(rest);
  const values = list === null ? [] : textsIn(list[1] ?? '');
  const written =
    /^(?:double\s+precision|character\s+varying|timestamp\s+with(?:out)?\s+time\s+zone|[^\s(,]+)(?:\s*\([^)]*\))?/iu.exec(
      rest,
    );
  const named = namedType(written?.[0] ?? '');
  const comment = /\bcomment\s+'((?:[^']|'')*)'/iu.exec(rest)?.[1];
  return {
    name,
    label: labelOf(name),
    type: values.length > 0 ? 'enum' : (named?.type ?? 'string'),
    required: /\bnot\s+null\b/iu.test(rest),
    description: comment === undefined ? '' : comment.replaceAll("''", "'"),
    synonyms: [],
    enum: values,
    maxLength: named?.maxLength ?? null,
  };
}

/** `CHECK (status IN ('a', 'b'))`. */
function allowedBy(
  definition: string,
): { readonly column: string; readonly values: readonly string[] } | undefined {
  const found = /\bcheck\s*\(\s*\(*\s*("[^"]+"|`[^`]+`|\[[^\]]+\]|\w+)\s*\)?\s+in\s*\(([^)]*)\)/iu.exec(
    definition,
  );
  return found === null ? undefined : { column: bare(found[1] ?? ''), values: textsIn(found[2] ?? '') };
}

/** `COMMENT ON COLUMN t.c IS '...'`, by column. */
function commentsOn(text: string): ReadonlyMap<string, string> {
  const all = text.matchAll(/\bcomment\s+on\s+column\s+(\S+)\s+is\s+'((?:[^']|'')*)'/giu);
  return new Map(
    [...all].map(([, place = '', words = '']) => [
      bare(place.split('.').at(-1) ?? '').toLowerCase(),
      words.replaceAll("''", "'"),
    ]),
  );
}

function textsIn(list: string): readonly string[] {
  const texts = [...list.matchAll(/'((?:[^']|'')*)'/gu)].map(([, text = '']) => text.replaceAll("''", "'"));
  return [...new Set(texts.filter((text) => text.trim() !== ''))];
}

function bare(name: string): string {
  return name.trim().replace(/^["`[]|["`\]]$/gu, '');
}
