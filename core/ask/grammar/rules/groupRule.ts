import { type Draft, note, type Rule, wordAt } from '../draft/draft.ts';
import { type FoundMeaning, lexiconOf } from '../words/lexicon.ts';
import { singular } from '../words/tokens.ts';
import { isDate, isField } from '../words/kinds.ts';
import { orderBy } from '../draft/orderBy.ts';
import { periods } from '../words/periods.ts';
import { reservedWords } from '../words/reservedWords.ts';

/** `by country`, `per month`, `for each sender and state`, `monthly`. */
export const groupRule: Rule = (draft, at) => {
  const length = oneGroup(draft, at, false);
  if (length === 0 || draft.groups.length !== 1) return length;
  const link = at + length;
  const joins = ['and', 'then'].includes(wordAt(draft, link)) || draft.tokens[link]?.text === ',' ? 1 : 0;
  const then = joins === 1 && wordAt(draft, link + 1) === 'then' ? 1 : 0;
  if (joins === 0) return length;
  const second = oneGroup(draft, link + 1 + then, true);
  return second === 0 ? length : length + 1 + then + second;
};

/** @param isBare the word that says so stood before another group */
function oneGroup(draft: Draft, at: number, isBare: boolean): number {
  const { topic, tokens } = draft;
  const word = wordAt(draft, at);
  const trend = trendAt(draft, at) || spreadAt(draft, at);
  if (trend > 0) return trend;
  const alone = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'].includes(word);
  const said = alone
    ? 0
    : word === 'by' || word === 'per' || word === 'each'
      ? 1
      : ['for', 'in', 'of', 'across', 'over'].includes(word) &&
          ['each', 'every', 'all'].includes(wordAt(draft, at + 1)) &&
          (word === 'across' || wordAt(draft, at + 1) !== 'all')
        ? 2
        : word === 'across'
          ? 1
          : groupWords.has(word)
            ? groupedAt(draft, at)
            : -1;
  const lead = said < 0 && isBare ? 0 : said;
  if (lead >= 0) {
    const skipped = ['each', 'the', 'every'].includes(wordAt(draft, at + lead)) ? 1 : 0;
    const place = at + lead + skipped;
    // "Rows per run" counts no groups.
    const row = lexiconOf(topic).find(tokens, place, ({ isSubject }) => isSubject === true);
    const longer = lexiconOf(topic).find(tokens, place, isField);
    const isRow = row?.isMisspelt === false && (longer?.length ?? 0) <= row.length;
    if (word === 'per' && isRow && draft.parts.some(({ means }) => means !== '')) {
      note(draft, [at, lead + skipped + row.length], '');
      return lead + skipped + row.length;
    }
    const period = periods[singular(wordAt(draft, place))];
    if (period !== undefined) {
      const of =
        wordAt(draft, place + 1) === 'of' ? lexiconOf(topic).find(tokens, place + 2, isDate) : undefined;
      const field = of?.field?.name ?? draft.dateField?.name ?? topic.dateField;
      draft.dateField = of?.field ?? null;
      draft.groups.push({ field, by: period });
      const length = lead + skipped + 1 + (of === undefined ? 0 : 1 + of.length);
      note(draft, [at, length], `by ${period}`);
      return length;
    }
    if (['number', 'count'].includes(wordAt(draft, place)) && lead > 0) {
      draft.wantsCount = true;
      const rest = wordAt(draft, place + 1) === 'of' ? 2 : 1;
      draft.superlative ??= { descending: true, word: 'most' };
      note(draft, [at, lead + skipped + rest], 'by number');
      return lead + skipped + rest;
    }
    if (lead > 0 && wordAt(draft, place) === 'who') return groupByPerson(draft, [at, place]);
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
        draft.dateField = field;
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

/** `by who started them`. */
function groupByPerson(draft: Draft, [at, place]: readonly [at: number, place: number]): number {
  const field = draft.topic.fields.find(({ name }) => name === 'person' || name === 'owner');
  if (field === undefined) return 0;
  let end = place + 1;
  while (
    lexiconOf(draft.topic).find(draft.tokens, end, isDate) !== undefined ||
    ['them', 'it'].includes(wordAt(draft, end))
  )
    end += 1;
  draft.groups.push({ field: field.name, by: null });
  note(draft, [at, end - at], `by ${field.label.toLowerCase()}`);
  return end - at;
}

const groupWords = new Set([
  'grouped',
  'group',
  'broken',
  'split',
  'divided',
  'break',
  'breakdown',
  'arranged',
]);

/** How many words say so: `grouped by`, `broken down by`, `group them by`, `split per`. */
function groupedAt(draft: Draft, at: number): number {
  const place = [1, 2, 3].find((offset) => ['by', 'per', 'into'].includes(wordAt(draft, at + offset)));
  const between = Array.from({ length: (place ?? 1) - 1 }, (_, n) => wordAt(draft, at + 1 + n));
  const isPlain = between.every((word) =>
    ['down', 'them', 'it', 'up', 'that', 'this', 'these'].includes(word),
  );
  return place === undefined || !isPlain ? -1 : place + 1;
}

const spreads = ['distribution', 'breakdown', 'split', 'spread'];

/** `status split`, `distribution of status`, `breakdown of the countries`: groups by what is named. */
function spreadAt(draft: Draft, at: number): number {
  const before = lexiconOf(draft.topic).find(draft.tokens, at, isField);
  if (
    before?.field !== undefined &&
    !before.isMisspelt &&
    spreads.includes(wordAt(draft, at + before.length))
  ) {
    const isTime = before.field.type === 'instant' || before.field.type === 'day';
    draft.groups.push({ field: before.field.name, by: isTime ? 'month' : null });
    note(draft, [at, before.length + 1], `by ${before.field.label.toLowerCase()}`);
    return before.length + 1;
  }
  if (!spreads.includes(wordAt(draft, at))) return 0;
  if (wordAt(draft, at + 1) !== 'of') return 0;
  const place = at + (['the', 'all'].includes(wordAt(draft, at + 2)) ? 3 : 2);
  const found = lexiconOf(draft.topic).find(draft.tokens, place, isField);
  const length = place - at + (found?.length ?? 0);
  if (found?.field === undefined || found.isSubject === true) {
    note(draft, [at, 2], '');
    return 2;
  }
  const isTime = found.field.type === 'instant' || found.field.type === 'day';
  draft.groups.push({ field: found.field.name, by: isTime ? 'month' : null });
  note(draft, [at, length], `by ${found.field.label.toLowerCase()}`);
  return length;
}

/** `over time`, `trend`: by month, unless a stretch is said. */
function trendAt(draft: Draft, at: number): number {
  const length = ['trend', 'trends'].includes(wordAt(draft, at))
    ? 1
    : wordAt(draft, at) === 'over' && wordAt(draft, at + 1) === 'time'
      ? 2
      : 0;
  if (length === 0) return 0;
  const isSaid = draft.tokens.some(
    ({ word }, place) =>
      Object.hasOwn(periods, word) &&
      (word.endsWith('ly') || ['by', 'per', 'each', 'every'].includes(wordAt(draft, place - 1))),
  );
  if (!isSaid && draft.groups.length === 0) draft.groups.push({ field: draft.topic.dateField, by: 'month' });
  note(draft, [at, length], isSaid ? '' : 'by month');
  return length;
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
