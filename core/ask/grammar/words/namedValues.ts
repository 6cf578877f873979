import { foldText } from '../../foldText.ts';
import type { AskField, AskTopic } from '../../askField.ts';
import { hasWords, matchNames } from './matchNames.ts';
import type { NamedIn, NamedValue, NameTaken } from './naming.ts';
import { emptyWords, reservedWords } from './reservedWords.ts';
import { countriesAt, countriesIn, countryForms } from './namedCountries.ts';
import { phraseOf } from './phraseOf.ts';
import type { Token } from './tokens.ts';

/** Other fields of a name that are offered. */
const mostOthers = 3;

/** Words of the longest name that is looked up. */
const longestName = 4;

/** Phrases of a question that may be somebody's name, or a place: what is worth looking up. */
export function phrasesToLookUp(tokens: readonly Token[]): readonly string[] {
  const phrases = new Set<string>();
  for (const at of tokens.keys())
    for (let length = 1; length <= longestName && at + length <= tokens.length; length += 1) {
      const part = tokens.slice(at, at + length);
      const [first, last] = [part[0], part.at(-1)];
      if (first === undefined || last === undefined || part.some(({ text }) => text === ',')) break;
      if (isPlain(first) || isPlain(last)) continue;
      const phrase = phraseOf(part);
      if (phrase.length > 1) phrases.add(phrase);
      // "CEOs" are each a CEO.
      if (/[^s]s$/.test(phrase) && phrase.length > 3) phrases.add(phrase.slice(0, -1));
      const found = length === 1 || /^[A-Z]/.test(first.text) ? countriesIn(part) : undefined;
      if (found?.codes.length === 1) for (const form of countryForms(found.codes[0])) phrases.add(form);
    }
  return [...phrases];
}

function isPlain({ word, text, isQuoted }: Token): boolean {
  // The country is no pronoun.
  return !isQuoted && text !== 'US' && (reservedWords.has(word) || emptyWords.has(word));
}

/** A value that is named at a place, with the field that it is most likely of. */
export interface FoundName {
  readonly field: AskField;
  readonly values: readonly string[];
  /** False where it is only a part of the value. */
  readonly isWhole: boolean;
  readonly text: string;
  readonly length: number;
  /** The name, where the question has it with a slip. */
  readonly meant?: string;
  /** Other fields that have the whole name as a value, the likeliest first. */
  readonly others: readonly NameTaken[];
}

/** Fields that a word in front of a name speaks of, the likeliest first. */
const hinted: Readonly<Record<string, readonly string[]>> = {
  from: ['country', 'city', 'state', 'lead_source', 'sender', '@sender', 'company'],
  in: ['country', 'city', 'state', 'industry', 'place'],
  at: ['company', 'place'],
  by: ['person', 'owner'],
  for: ['sender', 'company', '@sender', 'campaign'],
  of: ['sender', 'company', 'owner', 'place'],
};

/** Finds a name at a place: a country by any of its names, or what is a value of a field. */
export function nameAt(
  {
    topic,
    tokens,
    named,
    hint,
  }: {
    readonly topic: AskTopic;
    readonly tokens: readonly Token[];
    readonly named: NamedIn;
    readonly hint: string;
  },
  at: number,
  only?: AskField,
): FoundName | undefined {
  const likely = hinted[hint] ?? [];
  const scoreOf = (field: string): number => {
    const place = likely.indexOf(field);
    return place < 0 ? 0 : 100 - place;
  };
  for (let length = Math.min(longestName, tokens.length - at); length > 0; length -= 1) {
    const part = tokens.slice(at, at + length);
    const [first, last] = [part[0], part.at(-1)];
    if (first === undefined || last === undefined || part.some(({ text }) => text === ',')) continue;
    const isUs = first.text === 'US';
    if (!isUs && (isPlain(first) || isPlain(last))) continue;
    const text = phraseOf(part);
    const inField = ({ field }: NamedValue): boolean => only === undefined || only.name === field;
    const asWritten = named(text).filter(inField);
    const one = asWritten.length === 0 && /[^s]s$/.test(text) ? text.slice(0, -1) : text;
    const hits =
      one === text
        ? asWritten
        : named(one).filter((hit) => inField(hit) && foldText(hit.value) === foldText(one));
    const country = topic.fields.find(({ name }) => name === 'country');
    if (country !== undefined && (only === undefined || only === country)) {
      const found = countriesAt(tokens, [at, length], hint !== '' || only !== undefined);
      const city = hits.find(({ field, value }) => field === 'city' && foldText(value) === foldText(text));
      if (found !== undefined && (city === undefined || hint !== 'at')) {
        const known = found.codes
          .flatMap(countryForms)
          .flatMap((one) =>
            named(one).flatMap(({ field, value }) =>
              field === 'country' && foldText(value) === foldText(one) ? [value] : [],
            ),
          );
        const values = found.codes.length === 1 && known.length > 0 ? [...new Set(known)] : found.codes;
        const { meant } = found;
        const others = othersIn(
          hits.filter(({ value }) => foldText(value) === foldText(one)),
          country,
        );
        return {
          field: country,
          values,
          isWhole: true,
          text,
          length,
          others,
          ...(meant !== undefined && { meant }),
        };
      }
    }
    const whole = hits.filter(({ value }) => foldText(value) === foldText(one));
    const from = whole.length > 0 ? whole : partlyNamed(one, hits, first.isQuoted);
    const best = from.toSorted(
      (a, b) => scoreOf(b.field) - scoreOf(a.field) || b.count - a.count || (a.field < b.field ? -1 : 1),
    )[0];
    const field = topic.fields.find(({ name }) => name === best?.field);
    if (best !== undefined && field !== undefined) {
      // A slip of spelling means the name that there is.
      const isWhole = whole.length > 0 || !hasWords(foldText(best.value), foldText(one));
      const isSlip = isWhole && whole.length === 0;
      const others = only === undefined ? othersIn(whole, field) : [];
      return {
        field,
        values: [best.value],
        isWhole,
        text,
        length,
        others,
        ...(isSlip && { meant: best.value }),
      };
    }
  }
  return undefined;
}

function othersIn(whole: readonly NamedValue[], taken: AskField): readonly NameTaken[] {
  const fields = new Map<string, NameTaken>();
  for (const { field, value } of whole.toSorted((a, b) => b.count - a.count))
    if (field !== taken.name && !fields.has(field)) fields.set(field, { field, values: [value] });
  return [...fields.values()].slice(0, mostOthers);
}

/** The values that have a text as words of their own, or are nearly written so; a short figure is in too many to say anything. */
function partlyNamed(text: string, hits: readonly NamedValue[], isQuoted: boolean): readonly NamedValue[] {
  if (/^\d{1,3}$/.test(text)) return [];
  // What stands in quotes is meant as it stands.
  if (isQuoted) return hits.filter(({ value }) => hasWords(foldText(value), foldText(text)));
  return matchNames(hits, text);
}
