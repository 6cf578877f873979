import { note, type Rule, wordAt } from '../draft/draft.ts';
import { opposite } from '../words/opposite.ts';

const verbs = new Set('own owns handle handles manage manages approve start send sent make made'.split(' '));

/** `that Maria doesn't own`: turns round what was said of the person before. */
export const verbRule: Rule = (draft, at) => {
  const word = wordAt(draft, at);
  const isShort = /^(?:does|do|did|has|have)n[’']?t$/.test(word);
  const isLong = ['does', 'do', 'did', 'has', 'have'].includes(word) && wordAt(draft, at + 1) === 'not';
  const length = isShort ? 2 : isLong ? 3 : 0;
  const last = draft.conditions.at(-1);
  if (length === 0 || last === undefined || !verbs.has(wordAt(draft, at + length - 1))) return 0;
  if (!['owner', 'person', 'sender', '@sender'].includes(last.condition.field)) return 0;
  draft.conditions[draft.conditions.length - 1] = {
    ...last,
    condition: { field: last.condition.field, test: opposite(last.condition.test) },
  };
  note(draft, [at, length], 'not');
  return length;
};
