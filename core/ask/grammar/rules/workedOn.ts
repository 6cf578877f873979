import type { AskField } from '../../askField.ts';
import type { Draft } from '../draft/draft.ts';
import { isNumber } from '../words/kinds.ts';
import { lexiconOf } from '../words/lexicon.ts';

const helpers = new Set(
  'is are was were being been be have has had got get did do does we they you i that which'.split(' '),
);

/** `rows were rejected`, `rows did we reject`: the rejected rows. @returns the number that is meant, and how many tokens say so */
export function workedAt(
  { topic, tokens }: Pick<Draft, 'topic' | 'tokens'>,
  at: number,
  { length, field: thing }: { readonly length: number; readonly field: AskField },
): { readonly field: AskField; readonly length: number } | undefined {
  let place = at + length;
  while (helpers.has(tokens[place]?.word ?? '')) place += 1;
  const [noun, worked] = [tokens[at + length - 1], tokens[place]];
  if (noun === undefined || worked === undefined) return undefined;
  const both = lexiconOf(topic).find([worked, noun], 0, isNumber);
  const isBoth = both?.field !== undefined && both.length === 2 && !both.isMisspelt;
  const alone = place === at + length ? undefined : lexiconOf(topic).find(tokens, place, isNumber);
  const isAlone = alone?.isMisspelt === false && thing.unit !== '' && alone.field?.unit === thing.unit;
  const field = isBoth ? both.field : isAlone ? alone.field : undefined;
  return field === undefined ? undefined : { field, length: place + 1 - at };
}
