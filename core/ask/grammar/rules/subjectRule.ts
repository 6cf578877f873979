import { note, type Rule } from '../draft/draft.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { isOnlyShown } from './shownColumns.ts';

/** The rows themselves: `leads`, `runs`, `mapping changes`. */
export const subjectRule: Rule = (draft, at) => {
  const lexicon = lexiconOf(draft.topic);
  const subject = lexicon.find(draft.tokens, at, (one) => one.isSubject === true);
  if (subject === undefined) return 0;
  const other = lexicon.find(
    draft.tokens,
    at,
    ({ field, value }) => field !== undefined || value !== undefined,
  );
  if (other !== undefined && !other.isMisspelt && (subject.isMisspelt || other.length > subject.length))
    return 0;
  // "Show only the file and the sender" names columns.
  if (other?.field !== undefined && isOnlyShown(draft, at)) return 0;
  const row = draft.tokens[at + subject.length - 1]?.word ?? '';
  if (!row.endsWith('s'))
    draft.isOne = !['per', 'each', 'every', 'by'].includes(draft.tokens[at - 1]?.word ?? '');
  note(draft, [at, subject.length], draft.topic.many);
  return subject.length;
};
