import * as z from 'zod';
import { standardOptions } from '../model/options/standardOptions.ts';
import type { StandardVerdict } from '../model/standardising.ts';
import { checkValue } from './checkValue.ts';
import { keyOf, type StandardWorld } from './standardRequest.ts';

/** A verdict on each value in their order, or what is wrong with the answer: fixed words and keys, never text of it. */
export type CheckedStandard =
  | { readonly verdicts: readonly StandardVerdict[] }
  | { readonly problem: string };

const answerForm = z.strictObject({
  values: z.array(z.strictObject({ key: z.string(), value: z.string() })),
});

/**
 * Reads an answer against what was asked, row by row: every key exactly once, none besides. Only then each value is held
 * against the rules of its field, where one that breaks them is a fault of that value alone.
 */
export function checkStandard(text: string, world: StandardWorld): CheckedStandard {
  if (text.length > standardOptions.answerCharacters) return { problem: 'It is far too long.' };
  let value: unknown;
  try {
    value = JSON.parse(text.trim());
  } catch {
    // Whatever is wrong with the text, its own words are not passed on.
    return { problem: 'It is not one JSON object.' };
  }
  const parsed = answerForm.safeParse(value);
  if (!parsed.success) return { problem: 'It does not keep to the form {"values":[{"key","value"}]}.' };
  const places = new Map(world.values.map((_, at) => [keyOf(at), at]));
  const answers = new Map<string, string>();
  for (const [at, { key, value: to }] of parsed.data.values.entries()) {
    if (!places.has(key)) return { problem: `values[${String(at)}].key is none of the keys asked about.` };
    if (answers.has(key)) return { problem: `The key ${key} stands there twice.` };
    answers.set(key, to);
  }
  const verdicts: StandardVerdict[] = [];
  for (const [at, asked] of world.values.entries()) {
    const to = answers.get(keyOf(at));
    if (to === undefined) return { problem: `The key ${keyOf(at)} is missing.` };
    verdicts.push(checkValue(world.rule, asked, to === world.leave ? null : to));
  }
  return { verdicts };
}
