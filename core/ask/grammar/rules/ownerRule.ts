import { addCondition, type Draft, note, type Rule, wordAt } from '../draft/draft.ts';
import { lexiconOf } from '../words/lexicon.ts';

const owning = ['owns', 'own', 'has', 'handles', 'manages', 'owned'];

/** "That nobody has" belong to no one; "nobody has contacted" says another thing. */
function isOwning(draft: Draft, at: number): boolean {
  return (
    owning.includes(wordAt(draft, at)) &&
    (wordAt(draft, at) !== 'has' || lexiconOf(draft.topic).find(draft.tokens, at + 1) === undefined)
  );
}

/** `unassigned`, `that nobody owns`, `owned by nobody`: what belongs to no one. */
export const ownerRule: Rule = (draft, at) => {
  const field = draft.topic.fields.find(({ name }) => name === 'owner');
  if (field === undefined) return 0;
  const word = wordAt(draft, at);
  const nobodyAt = (place: number): number =>
    ['nobody', 'no-one'].includes(wordAt(draft, place))
      ? 1
      : wordAt(draft, place) === 'no' && wordAt(draft, place + 1) === 'one'
        ? 2
        : 0;
  const nobody = nobodyAt(at);
  const by =
    ['owned', 'handled', 'managed'].includes(word) && wordAt(draft, at + 1) === 'by' ? nobodyAt(at + 2) : 0;
  const length = ['unassigned', 'unowned', 'ownerless'].includes(word)
    ? 1
    : nobody > 0 && isOwning(draft, at + nobody)
      ? nobody + 1
      : by > 0
        ? 2 + by
        : 0;
  if (length === 0) return 0;
  addCondition(draft, field, { op: 'empty' });
  note(draft, [at, length], `no ${field.label.toLowerCase()}`);
  return length;
};
