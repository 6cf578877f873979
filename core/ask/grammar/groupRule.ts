import { note, type Rule, wordAt } from './draft.ts';
import { lexiconOf } from './lexicon.ts';
import { singular } from './tokens.ts';
import { isField } from './kinds.ts';
import { orderBy } from './orderBy.ts';

const periods: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter' | 'year'>> = {
  day: 'day',
  daily: 'day',
  week: 'week',
  weekly: 'week',
  month: 'month',
  monthly: 'month',
  quarter: 'quarter',
  quarterly: 'quarter',
  year: 'year',
  yearly: 'year',
};

/** `by country`, `per month`, `for each sender`, `monthly`; `which broker` waits for what is asked of it. */
export const groupRule: Rule = (draft, at) => {
  const { topic, tokens } = draft;
  const word = wordAt(draft, at);
  const alone = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'].includes(word);
  const lead = alone
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
    if (found?.field !== undefined && lead > 0) {
      const { field } = found;
      const length = lead + skipped + found.length;
      if (field.type === 'number') {
        // "Top 5 senders by rejected rows" puts them in order, "by version" makes groups.
        if (draft.limit !== null || draft.superlative !== null || draft.groups.length > 0) {
          orderBy(draft, field, draft.superlative?.descending ?? true);
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
  if (word === 'which' || word === 'what') {
    const found = lexiconOf(topic).find(tokens, at + 1, isField);
    const type = found?.field?.type;
    if (found?.field !== undefined && found.isSubject !== true && (type === 'text' || type === 'choice')) {
      draft.asked = found.field;
      note(draft, [at, found.length + 1], `which ${found.field.label.toLowerCase()}`);
      return found.length + 1;
    }
    return 0;
  }
  if (word === 'who') {
    const person = topic.fields.find(({ name }) => name === 'person');
    if (person === undefined) return 0;
    draft.asked = person;
    note(draft, [at, 1], 'who');
    return 1;
  }
  return 0;
};
