import type { AskTopic } from '../../askField.ts';
import { lexiconOf } from './lexicon.ts';
import { emptyWords, reservedWords } from './reservedWords.ts';
import { isMisspelt } from './spelling.ts';
import { phraseKey, type Token } from './tokens.ts';

/** Letters of a word of the grammar of which a slip is forgiven; shorter ones are near too many others. */
const leastLetters = 5;

/** Words of single rules, which are reserved for nothing. */
const ruleWords = (
  'older newer younger longer shorter larger bigger smaller slower faster quicker higher lower better worse greater fewer earlier later recent ' +
  'previous current outside besides without never neither nobody missing lacking blank present available known given provided ' +
  'compare compared comparing against versus share proportion fraction ratio trend across breakdown broken split different ' +
  'distinct unique mention mentions mentioning matching exceeding exceeds maximum minimum unassigned daily weekly monthly ' +
  'quarterly yearly fortnight weekend weeks months quarters years hours days minutes seconds half calendar throughout prior ' +
  'three four five seven eight nine twelve fifteen twenty thirty fifty hundred thousand million dozen couple several ' +
  'busiest quietest often frequently whatever regardless started handled managed owned'
).split(' ');

/** Words that questions are built with, as they may be written with a slip. */
const closedWords = [...new Set([...reservedWords, ...ruleWords])].filter(
  (word) => word.length >= 4 && /^[a-z]+$/.test(word),
);
const closed = new Set(closedWords);

/**
 * Tokens with the slips of the grammar's own words mended: `wihtout`, `septmber`. A word that any topic knows, or that
 * begins with a capital where it is no month or day, stays as it is: it may be a name.
 */
export function mendTokens(
  tokens: readonly Token[],
  topics: readonly AskTopic[],
  isName: (word: string) => boolean,
): readonly Token[] {
  return tokens.map((token, at) => {
    const { word, text, isQuoted } = token;
    const isKnown =
      isQuoted ||
      !/^\p{L}{4,}$/u.test(word) ||
      reservedWords.has(word) ||
      closed.has(word) ||
      emptyWords.has(word) ||
      topics.some((topic) => isKnownIn(topic, tokens, at)) ||
      isName(text);
    if (isKnown) return token;
    const meant = closedWords.find((one) => isSlip(word, one)) ?? subjectMeant(word, topics);
    const isTime = /ember$|day$|^(?:january|february|march|april|august|october)$/.test(meant ?? '');
    const mayBeName = /^\p{Lu}/u.test(text) && at > 0 && !isTime;
    return meant === undefined || mayBeName ? token : { ...token, word: meant, text: meant, mended: meant };
  });
}

/** Tokens with what a topic takes them for, where they are a slip of one of its words and nobody is called so. */
export function markSlips(
  tokens: readonly Token[],
  topic: AskTopic,
  isName: (word: string) => boolean,
): readonly Token[] {
  return tokens.map((token, at) => {
    const { word, text, mended, isQuoted } = token;
    if (mended !== undefined || isQuoted || reservedWords.has(word) || emptyWords.has(word)) return token;
    if (isName(text)) return { ...token, isName: true };
    const found = lexiconOf(topic).find(tokens, at);
    return found?.meant === undefined ? token : { ...token, mended: found.meant };
  });
}

/** Whether a word is right in a topic; that of a field that nobody has filled is more likely a slip. */
function isKnownIn(topic: AskTopic, tokens: readonly Token[], at: number): boolean {
  const found = lexiconOf(topic).find(tokens, at);
  const isEmpty = found?.field?.isUsed === false && found.value === undefined && found.isSubject !== true;
  return found?.isMisspelt === false && !isEmpty;
}

/** Short words are mended where two letters only changed places: `form`, `wiht`. */
function isSlip(word: string, meant: string): boolean {
  if (word.length >= leastLetters) return isMisspelt(word, meant);
  const at = word.split('').findIndex((letter, n) => letter !== meant[n]);
  return (
    word.length === meant.length &&
    at > 0 &&
    word === `${meant.slice(0, at)}${meant[at + 1] ?? ''}${meant[at] ?? ''}${meant.slice(at + 2)}`
  );
}

/** `laeds`: what the rows of a topic are called, in the form that is written. */
function subjectMeant(word: string, topics: readonly AskTopic[]): string | undefined {
  for (const { one, many } of topics)
    for (const name of [many, one])
      if (name.length >= leastLetters && phraseKey(name) !== phraseKey(word) && isMisspelt(word, name))
        return name;
  return undefined;
}
