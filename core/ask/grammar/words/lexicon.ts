import type { AskField, AskTopic } from '../../askField.ts';
import { reservedWords } from './reservedWords.ts';
import { isMisspelt } from './spelling.ts';
import { phraseKey, type Token } from './tokens.ts';

/** What a phrase of a question can mean in a topic. */
export interface Meaning {
  readonly field?: AskField;
  readonly value?: { readonly field: AskField; readonly value: string };
  readonly isSubject?: true;
}

export interface FoundMeaning extends Meaning {
  /** Tokens that it takes. */
  readonly length: number;
  readonly isMisspelt: boolean;
  /** Of a slip of spelling, the word that it is taken for. */
  readonly meant?: string;
}

/** Words of a topic. */
export interface Lexicon {
  /** The longest phrase at a place that `wanted` takes; slips of spelling only where no word is right. */
  find(
    tokens: readonly Token[],
    at: number,
    wanted?: (meaning: Meaning) => boolean,
  ): FoundMeaning | undefined;
}

/** Words of the longest phrase that is looked up. */
const longestPhrase = 5;

/**
 * Words of a field or value of which a slip is forgiven, the first ones: packs list hundreds, in many languages, and every
 * word is nearly one of them ("median" a rating in Spanish).
 */
const nearWords = 8;

interface Place {
  /** The highest has the phrase. */
  readonly rank: number;
  /** Only taken where it is written right. */
  readonly isFar?: boolean;
}

const lexicons = new WeakMap<AskTopic, Lexicon>();

export function lexiconOf(topic: AskTopic): Lexicon {
  const known = lexicons.get(topic);
  if (known !== undefined) return known;
  const made = makeLexicon(topic);
  lexicons.set(topic, made);
  return made;
}

function makeLexicon(topic: AskTopic): Lexicon {
  const meanings = new Map<string, Meaning>();
  const rowWord = phraseKey(topic.one);
  const ranks = new Map<string, number>();
  const near = new Set<string>();
  const add = (phrase: string, meaning: Meaning, { rank, isFar = false }: Place): void => {
    const key = phraseKey(phrase);
    if (key === '' || reservedWords.has(key)) return;
    const kind = meaning.field !== undefined ? 'field' : meaning.value !== undefined ? 'value' : 'subject';
    if ((ranks.get(`${kind} ${key}`) ?? -1) >= rank) return;
    ranks.set(`${kind} ${key}`, rank);
    if (!isFar) near.add(key);
    meanings.set(key, { ...meanings.get(key), ...meaning });
  };
  for (const field of topic.fields) {
    const used = field.isUsed ? 10_000 : 0;
    const isSystem = field.name.startsWith('@');
    add(field.label, { field }, { rank: used + 3_000 });
    add(shortLabel(field.label), { field }, { rank: used + 1_900 });
    for (const [at, word] of field.words.entries())
      add(
        word,
        { field },
        { rank: used + (isSystem ? 1_500 : 2_000) - Math.min(at, 1_000), isFar: at > nearWords },
      );
    for (const word of saidOf[field.name] ?? []) add(word, { field }, { rank: used + 500 });
    if (field.type === 'flag') continue;
    for (const { value, words } of field.values)
      for (const [nth, word] of words.entries()) {
        // A letter by itself says nothing: "o" is no gender.
        if (phraseKey(word).length < 2) continue;
        // "Hot leads" are leads that are hot, whatever else the two words mean together.
        const parts = phraseKey(word).split(' ');
        if (parts.length > 1 && parts.includes(rowWord)) continue;
        add(word, { value: { field, value } }, { rank: used + 1_000, isFar: nth > nearWords });
      }
  }
  for (const word of [topic.one, topic.many, ...topic.words]) add(word, { isSubject: true }, { rank: 0 });
  const single = [...near].filter((key) => !key.includes(' ') && key.length > 3);

  return {
    find(tokens, at, wanted = () => true) {
      for (let length = Math.min(longestPhrase, tokens.length - at); length > 0; length -= 1) {
        const part = tokens.slice(at, at + length);
        if (part.some(({ isQuoted, text }) => isQuoted || text === ',')) continue;
        const key = phraseKey(part.map(({ word }) => word).join(' '));
        const meaning = meanings.get(key);
        if (meaning !== undefined && wanted(meaning)) return { ...meaning, length, isMisspelt: false };
      }
      const token = tokens[at];
      if (token === undefined || token.isQuoted || token.isName === true || /\d/.test(token.word))
        return undefined;
      const key = phraseKey(token.word);
      if (reservedWords.has(key)) return undefined;
      const meant = single.find((one) => isMisspelt(key, one) && wanted(meanings.get(one) ?? {}));
      return meant === undefined ? undefined : { ...meanings.get(meant), length: 1, isMisspelt: true, meant };
    },
  };
}

/** What people say of a field that is no name of it. */
const saidOf: Readonly<Record<string, readonly string[]>> = {
  email_consent: ['consented', 'agreed', 'gave consent'],
  preferred_language: ['speak', 'speaks', 'speaking'],
  documents: ['docs'],
  created_at: ['creation', 'creation date'],
  last_activity_at: ['contacted', 'touched', 'active', 'talked to', 'spoken to'],
  '@loaded': ['loading', 'arrival', 'added on'],
  tags: ['tagged', 'labelled', 'labeled', 'tagged with', 'tagged as'],
  owner: ['belonging to', 'belong to', 'assigned to', 'handled by', 'managed by'],
};

/** `Created at` is called created, `Last Activity at` activity. */
function shortLabel(label: string): string {
  return label.replace(/^last /i, '').replace(/ (?:at|on|date|time)$/i, '');
}
