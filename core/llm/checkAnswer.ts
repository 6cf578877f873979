import * as z from 'zod';
import type { LlmMapping } from '../model/llm.ts';
import { llmOptions } from '../model/options/llmOptions.ts';
import type { ClosedWorld } from './answerSchema.ts';
import { plainText } from './plainText.ts';

/** An answer that keeps to the closed schema, or what is wrong with it: fixed words and positions, never text of it. */
export type CheckedAnswer = { readonly mappings: readonly LlmMapping[] } | { readonly problem: string };

const answerForm = z.strictObject({
  mappings: z.array(
    z.strictObject({
      column: z.string(),
      field: z.string(),
      reason: z.string().max(llmOptions.reasonCharacters),
    }),
  ),
});

/**
 * Reads an answer. Only one bare JSON object of the closed schema passes: columns that were asked about, each once;
 * fields of the schema, each once, or the word for none; nothing besides. A column that is not named has no vote.
 */
export function checkAnswer(text: string, world: ClosedWorld): CheckedAnswer {
  if (text.length > llmOptions.answerCharacters) return { problem: 'It is far too long.' };
  const trimmed = text.trim();
  if (trimmed.startsWith('```')) return { problem: 'It stands in a Markdown fence.' };
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    // Whatever is wrong with the text, its own words are not passed on.
    return { problem: 'It is not one JSON object.' };
  }
  if (hasOddKey(value)) return { problem: 'It has a key that is not in the schema.' };
  const parsed = answerForm.safeParse(value);
  if (!parsed.success) return { problem: formProblem(parsed.error) };
  return checkNames(parsed.data.mappings, world);
}

type Named = z.infer<typeof answerForm>['mappings'];

function checkNames(named: Named, { columns, fields, none }: ClosedWorld): CheckedAnswer {
  const columnIds = new Set(columns);
  const fieldNames = new Set(fields);
  const columnsSeen = new Set<string>();
  const fieldsSeen = new Set<string>();
  const mappings: LlmMapping[] = [];
  for (const [at, { column, field, reason }] of named.entries()) {
    const place = `mappings[${at}]`;
    if (!columnIds.has(column)) return { problem: `${place}.column is none of the columns asked about.` };
    if (columnsSeen.has(column)) return { problem: `${place}.column was named before.` };
    columnsSeen.add(column);
    if (field !== none) {
      if (!fieldNames.has(field)) return { problem: `${place}.field is none of the fields.` };
      if (fieldsSeen.has(field)) return { problem: `${place}.field was given to another column before.` };
      fieldsSeen.add(field);
    }
    mappings.push({
      columnIndex: Number(column.slice(1)),
      field: field === none ? null : field,
      reason: plainText(reason, llmOptions.reasonCharacters),
    });
  }
  return { mappings: mappings.sort((a, b) => a.columnIndex - b.columnIndex) };
}

/** The first fault, by its place; names from the answer are left out of it. */
function formProblem({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return 'It does not keep to the schema.';
  const place = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : known(part))).join('');
  const where = place === '' ? 'The object' : place.replace(/^\./, '');
  if (issue.code === 'unrecognized_keys') return `${where} has a key that is not in the schema.`;
  if (issue.code === 'too_big') return `${where} is longer than ${llmOptions.reasonCharacters} characters.`;
  return `${where} is missing or has the wrong type.`;
}

function known(part: PropertyKey): string {
  return ['mappings', 'column', 'field', 'reason'].includes(String(part)) ? `.${String(part)}` : '.?';
}

/** Keys that reach into the objects of the language are looked for by hand, at any depth that an answer can have. */
function hasOddKey(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth > deepest) return true;
  if (Array.isArray(value)) return value.some((each) => hasOddKey(each, depth + 1));
  return Object.entries(value).some(
    ([key, each]) => ['__proto__', 'constructor', 'prototype'].includes(key) || hasOddKey(each, depth + 1),
  );
}

/** Object, list, object, text. */
const deepest = 4;
