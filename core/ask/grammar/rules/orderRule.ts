import { type Draft, note, type Rule, wordAt } from '../draft/draft.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { isField } from '../words/kinds.ts';
import { orderBy } from '../draft/orderBy.ts';
import { superlatives } from '../words/superlatives.ts';

/** `sorted by score descending`, `newest first`, `alphabetically`. */
export const orderRule: Rule = (draft, at) => {
  const { topic, tokens } = draft;
  const word = wordAt(draft, at);
  const lead = ['sorted', 'sort', 'ordered', 'order', 'ranked', 'rank'].includes(word)
    ? wordAt(draft, at + 1) === 'by'
      ? 2
      : ['them', 'it'].includes(wordAt(draft, at + 1)) && wordAt(draft, at + 2) === 'by'
        ? 3
        : 0
    : 0;
  if (lead === 0) return 0;
  const found = lexiconOf(topic).find(tokens, at + lead, isField);
  if (found?.field === undefined) {
    const next = wordAt(draft, at + lead);
    const isCount = ['number', 'count'].includes(next);
    const isTime = ['date', 'time'].includes(next);
    if (!isCount && !isTime) return 0;
    const way = wayAt(draft, at + lead + 1);
    draft.order = isTime
      ? { by: { field: topic.dateField }, descending: way.descending ?? true }
      : { by: { measure: 0 }, descending: way.descending ?? true };
    note(draft, [at, lead + 1 + way.length], 'order');
    return lead + 1 + way.length;
  }
  const way = wayAt(draft, at + lead + found.length);
  const { field } = found;
  if (field.type === 'number' && draft.groups.length > 0) orderBy(draft, field, way.descending ?? true);
  else draft.order = { by: { field: field.name }, descending: way.descending ?? false };
  const length = lead + found.length + way.length;
  note(draft, [at, length], `sorted by ${field.label.toLowerCase()}`);
  return length;
};

function wayAt(draft: Draft, at: number): { readonly descending: boolean | null; readonly length: number } {
  const comma = draft.tokens[at]?.text === ',' ? 1 : 0;
  const word = wordAt(draft, at + comma);
  const first = wordAt(draft, at + comma + 1) === 'first' ? 2 : 1;
  if (['descending', 'desc', 'down', 'downwards'].includes(word))
    return { descending: true, length: comma + 1 };
  if (['ascending', 'asc', 'up', 'upwards'].includes(word)) return { descending: false, length: comma + 1 };
  const own = superlatives.get(word);
  return own !== undefined && first === 2
    ? { descending: own.descending, length: comma + 2 }
    : { descending: null, length: 0 };
}
