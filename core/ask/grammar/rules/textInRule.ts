import { addCondition, note, type Rule, wordAt } from '../draft/draft.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { textAt } from '../draft/textRules.ts';

/** `with "tech" in their company`, `sales in the job title`: a text that a field is to contain. */
export const textInRule: Rule = (draft, at) => {
  const lead = ['with', 'having', 'have', 'has', 'containing'].includes(wordAt(draft, at)) ? 1 : 0;
  if (lead === 0 && draft.tokens[at]?.isQuoted !== true) return 0;
  const text = textAt(draft.tokens, at + lead);
  if (text === undefined || !['in', 'as'].includes(wordAt(draft, at + lead + text.length))) return 0;
  const article = at + lead + text.length + 1;
  const place = ['the', 'their', 'its', 'a'].includes(wordAt(draft, article)) ? article + 1 : article;
  const found = lexiconOf(draft.topic).find(draft.tokens, place, ({ field }) => field?.type === 'text');
  if (found?.field === undefined || found.isMisspelt) return 0;
  const { field } = found;
  addCondition(draft, field, { op: 'contains', text: text.text });
  const length = place + found.length - at;
  note(draft, [at, length], `${field.label.toLowerCase()} contains ${text.text}`);
  return length;
};
