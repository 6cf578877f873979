import { trimBlanks } from '../text/characters.ts';

/**
 * A person's name with the capitals that names have: `MCDONALD, ANNE-MARIE` is `McDonald, Anne-Marie`, `ludwig van beethoven`
 * is `Ludwig van Beethoven`, `o'brien` is `O'Brien`.
 *
 * Only words all in capitals or all in small letters are written anew; of words in both (`McDonald`, `DeVries`) somebody has
 * thought. In a name that is not all in capitals, short words of capitals stay, since they are initials (`JP Morgan`). Scripts
 * without case come back as they are. White space becomes single blanks. Doing it twice changes nothing.
 */
export function personCase(name: string): string {
  // A word that has found its form can tell more of the others (`VAN ii` is all in capitals once `II` is); two rounds are rare.
  let written = onceMore(name);
  for (let round = 1; round < mostRounds; round += 1) {
    const next = onceMore(written);
    if (next === written) return written;
    written = next;
  }
  return written;
}

/** Each round settles at least the word that the one before has changed. */
const mostRounds = 5;

function onceMore(name: string): string {
  const words = trimBlanks(name).split(/\s+/u);
  // A single letter is an initial, whatever its case.
  const shouted = !words.some((word) => /[\p{Lu}\p{Ll}].*[\p{Lu}\p{Ll}]/u.test(word) && /\p{Ll}/u.test(word));
  const whispered = !/\p{Lu}/u.test(name);
  const isTurkish = /[İğĞ]/u.test(name);
  const count = words.length;
  return words
    .map((word, at) => {
      const isLower = word === word.toLowerCase();
      if (!isLower && word !== word.toUpperCase()) return word;
      const fixed = fixedForm(word, { first: at === 0, last: at === count - 1, only: count === 1 });
      if (fixed !== undefined) return fixed;
      const letters = word.replace(/[^\p{L}]/gu, '').length;
      if (!isLower && !shouted && letters <= shortCapitals && !isAmongCapitals(words, at)) return word;
      if (isParticleAt(words, at)) {
        // A small particle stands so on purpose unless the whole name is small; one in capitals has lost its form.
        if (at > 0 || isParticleAt(words, at + 1) || (isLower && !whispered)) return lowered(word, isTurkish);
      }
      return cased(word, isTurkish);
    })
    .join(' ');
}

/** Whether a word in capitals stands in a row of them with a longer one, as last names do: `DA SILVA João`. */
function isAmongCapitals(words: readonly string[], at: number): boolean {
  const isShouted = (word: string | undefined): boolean =>
    word !== undefined && /^\p{Lu}[\p{Lu}\p{M}'’-]+,?$/u.test(word);
  if (!isShouted(words[at])) return false;
  let from = at;
  let to = at;
  while (isShouted(words[from - 1])) from -= 1;
  while (isShouted(words[to + 1])) to += 1;
  return words.slice(from, to + 1).some((word) => word.replace(/[^\p{L}]/gu, '').length > shortCapitals);
}

/** Letters of a word of capitals that may be initials beside words that are not shouted. */
const shortCapitals = 3;

const particles = new Set(
  'van von der den del della delle dei degli di da du des dos das do de la le les los las el al bin ibn ben ter ten zu zum zur af av'.split(
    ' ',
  ),
);
/** Ends and beginnings that have one form, and capitals of their own. */
const suffixes: ReadonlyMap<string, string> = new Map(
  [
    'II',
    'III',
    'IV',
    'VI',
    'VII',
    'VIII',
    'IX',
    'MD',
    'PhD',
    'DDS',
    'DVM',
    'CPA',
    'MBA',
    'RN',
    'LLM',
    'BSc',
    'MSc',
  ].map((form) => [form.toLowerCase(), form]),
);

interface Place {
  readonly first: boolean;
  readonly last: boolean;
  readonly only: boolean;
}

/** Son or daughter of, as names in Singapore, Malaysia and India have it: `Muthu s/o Raman`. */
const parentage = /^(?:[sdw]\/o|a\/[lp])$/iu;
/** Two consonants before a name are initials (`JP MORGAN`), unless they are one of these. */
const twoConsonants = /^[BCDFGHJKLMNPQRSTVWXZ]{2}$/u;
const noInitials = new Set(['mr', 'ms', 'dr', 'fr', 'st', 'sr', 'jr', 'ng', 'hr']);

function fixedForm(word: string, { first, last, only }: Place): string | undefined {
  if (only) return undefined;
  if (parentage.test(word)) return word.toLowerCase();
  if (first && twoConsonants.test(word) && !noInitials.has(word.toLowerCase())) return word;
  const bare = word.toLowerCase().replace(/[.,]/gu, '');
  const known = last && !first ? suffixes.get(bare) : undefined;
  if (known !== undefined) return word.includes('.') ? undefined : known + (word.endsWith(',') ? ',' : '');
  return undefined;
}

/** Something has to follow a particle, and a comma behind it ends the name. */
function isParticleAt(words: readonly string[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !particles.has(word.toLowerCase())) return false;
  const next = words[at + 1];
  if (next !== undefined) return true;
  // `Berg, Hans van der`: the particles of a last name that stands first.
  return words.some((one) => one.endsWith(','));
}

/** Each part between hyphens and other marks, and behind an apostrophe, gets a capital. */
function cased(word: string, isTurkish: boolean): string {
  return lowered(word, isTurkish)
    .split(/([-‐‑–./,;&("“])/u)
    .map((part) => casedPart(part, isTurkish))
    .join('');
}

/** Scottish names that are written with a second capital; many others that begin so are not (`Mackie`, `Machado`). */
const macNames = new Set(
  'macarthur macaulay macdonald macdougall macdowell macfarlane macgregor macinnes macintosh macintyre maclaren maclean macleod macmillan macneil macpherson macqueen'.split(
    ' ',
  ),
);

function casedPart(part: string, isTurkish: boolean): string {
  const apostrophe = /^(\p{L}\p{M}*['’])(\p{L}\p{M}*\p{L}.*)$/u.exec(part);
  if (apostrophe !== null)
    return capital(apostrophe[1] ?? '', isTurkish) + capital(apostrophe[2] ?? '', isTurkish);
  if (/^mc\p{L}{2}/u.test(part)) return `Mc${capital(part.slice(2), isTurkish)}`;
  if (macNames.has(part)) return `Mac${capital(part.slice(3), isTurkish)}`;
  return capital(part, isTurkish);
}

function capital(text: string, isTurkish: boolean): string {
  const at = text.search(/\p{L}/u);
  const code = at < 0 ? undefined : text.codePointAt(at);
  if (code === undefined) return text;
  const first = String.fromCodePoint(code);
  const upper = isTurkish && first === 'i' ? 'İ' : first.toUpperCase();
  // Letters without a capital of one character (`ß`) stay.
  return text.slice(0, at) + (upper.length === first.length ? upper : first) + text.slice(at + first.length);
}

function lowered(word: string, isTurkish: boolean): string {
  const plain = isTurkish ? word.replaceAll('I', 'ı') : word;
  // The small form of `İ` has a second dot over it that nobody types.
  return plain.replaceAll('İ', 'i').toLowerCase();
}
