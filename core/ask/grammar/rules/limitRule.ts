import { note, type Rule, wordAt } from '../draft/draft.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { numberOf } from '../words/numberPhrases.ts';

/** Words that may stand between a figure and the rows. */
const between = 3;

/** `20 cold leads`, `any 5 runs`: so many rows at most. */
export const limitRule: Rule = (draft, at) => {
  const count = numberOf(wordAt(draft, at));
  // "Make it 20" of a follow-up.
  const isAll =
    at + 1 === draft.tokens.length && ['it', 'only', 'just', 'show'].includes(wordAt(draft, at - 1));
  if (isAll && count !== undefined && Number.isInteger(count) && count >= 1 && draft.limit === null) {
    draft.limit = count;
    note(draft, [at, 1], `${count} at most`);
    return 1;
  }
  const isBegun = draft.parts.some(({ means }) => means !== '');
  if (count === undefined || !Number.isInteger(count) || count < 1 || isBegun || draft.limit !== null)
    return 0;
  const lexicon = lexiconOf(draft.topic);
  for (let place = at + 1; place <= at + between; place += 1)
    if (lexicon.find(draft.tokens, place, ({ isSubject }) => isSubject === true)?.isMisspelt === false) {
      draft.limit = count;
      note(draft, [at, 1], `${count} at most`);
      return 1;
    }
  return 0;
};
