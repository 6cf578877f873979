import { addCondition, note, type Rule, wordAt } from '../draft/draft.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { nameAt } from '../words/namedValues.ts';
import { isValue } from '../words/kinds.ts';
import { addName } from '../draft/addName.ts';

/** A value by itself: `failed`, `hot`, `Singapore`, `Acme`. */
export const valueRule: Rule = (draft, at) => {
  const { topic, tokens } = draft;
  // "Leads we can call" do not come from a call.
  if (['can', 'could', 'should', 'must'].includes(wordAt(draft, at - 1))) return 0;
  const value = lexiconOf(topic).find(tokens, at, isValue);
  const name = nameAt(draft, at);
  if (
    value?.value !== undefined &&
    (!value.isMisspelt || name === undefined) &&
    (name?.length ?? 0) <= value.length
  ) {
    const { field, value: meant } = value.value;
    addCondition(draft, field, { op: 'is', values: [meant] });
    note(draft, [at, value.length], `${field.label.toLowerCase()}: ${meant}`);
    return value.length;
  }
  if (name === undefined) return 0;
  addName(draft, name);
  note(draft, [at, name.length], `${name.field.label.toLowerCase()}: ${name.values.join(', ')}`);
  return name.length;
};
