import { type Draft, note, type Rule, wordAt } from './draft.ts';
import { type FoundMeaning, lexiconOf } from './lexicon.ts';
import { singular } from './tokens.ts';
import { isField } from './kinds.ts';
import { orderBy } from './orderBy.ts';
import { periods } from './periods.ts';
import { reservedWords } from './reservedWords.ts';

/** `by country`, `per month`, `for each sender and state`, `monthly`. */
export const groupRule: Rule = (draft, at) => {
  const length = oneGroup(draft, at, false);
  if (length === 0 || draft.groups.length !== 1) return length;
  const link = at + length;
  if (wordAt(draft, link) !== 'and' && draft.tokens[link]?.text !== ',') return length;
  const second = oneGroup(draft, link + 1, true);
  return second === 0 ? length : length + 1 + second;
};

/** @param isBare the word that says so stood before another group */
function oneGroup(draft: Draft, at: number, isBare: boolean): number {
  const { topic, tokens } = draft;
  const word = wordAt(draft, at);
  const alone = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'].includes(word);
  const said = alone
    ? 0
    : word === 'by' || word === 'per' || word === 'each'
      ? 1
      : ['for', 'in', 'of'].includes(word) && ['each', 'every'].includes(wordAt(draft, at + 1))
        ? 2
        : ['grouped', 'group', 'broken', 'split', 'divided'].includes(word)
          ? wordAt(draft, at + 1) === 'by'
            ? 2
            : wordAt(draft, at + 2) === 'by'
              ? 3
              : -1
          : -1;
  const lead = said < 0 && isBare ? 0 : said;
  if (lead >= 0) {
    const skipped = ['each', 'the', 'every'].includes(wordAt(draft, at + lead)) ? 1 : 0;
    const place = at + lead + skipped;
    const period = periods[singular(wordAt(draft, place))];
    if (period !== undefined) {
      const field = draft.dateField?.name ?? topic.dateField;
      draft.dateField = null;
      draft.groups.push({ field, by: period });
      note(draft, [at, lead + skipped + 1], `by ${period}`);
      return lead + skipped + 1;
    }
    if (['number', 'count'].includes(wordAt(draft, place)) && lead > 0) {
      draft.wantsCount = true;
      const rest = wordAt(draft, place + 1) === 'of' ? 2 : 1;
      draft.superlative ??= { descending: true, word: 'most' };
      note(draft, [at, lead + skipped + rest], 'by number');
      return lead + skipped + rest;
    }
    const found = lexiconOf(topic).find(tokens, place, isField);
    if (found?.field !== undefined && (lead > 0 || (isBare && isGroup(draft, found, place)))) {
      const { field } = found;
      const length = lead + skipped + found.length;
      if (field.type === 'number') {
        // "Top 5 senders by rejected rows" puts them in order, "by version" makes groups.
        if (draft.limit !== null || draft.superlative !== null || draft.groups.length > 0) {
          orderBy(draft, field, draft.superlative?.descending ?? draft.order?.descending ?? true);
          note(draft, [at, length], `by ${field.label.toLowerCase()}`);
          return length;
        }
      } else if (field.type === 'instant' || field.type === 'day') {
        const unit = periods[singular(wordAt(draft, place + found.length))];
        draft.groups.push({ field: field.name, by: unit ?? 'month' });
        note(draft, [at, length + (unit === undefined ? 0 : 1)], `by ${unit ?? 'month'}`);
        return length + (unit === undefined ? 0 : 1);
      }
      draft.groups.push({ field: field.name, by: null });
      note(draft, [at, length], `by ${field.label.toLowerCase()}`);
      return length;
    }
    return 0;
  }
  return 0;
}

/** Whether a field behind "and" is one more to group by, of which nothing else is said. */
function isGroup(draft: Draft, { field, isMisspelt, isSubject, length }: FoundMeaning, at: number): boolean {
  const behind = draft.tokens[at + length];
  return (
    !isMisspelt &&
    isSubject !== true &&
    field?.type !== 'number' &&
    (behind === undefined || behind.text === ',' || reservedWords.has(behind.word))
  );
}
