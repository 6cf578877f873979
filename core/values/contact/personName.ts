/** The parts of a person's name as written, each without outer space; absent parts are empty. */
export interface PersonName {
  /** `Dr.`, `Mr`, `Prof. Dr.` */
  readonly prefix: string;
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  /** `Jr.`, `III`, `MD` */
  readonly suffix: string;
  /** How first and last name were told apart. */
  readonly form: 'comma' | 'capitals' | 'order' | 'single';
}

const prefixes = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lord lady rev hon fr sr sra srta herr frau hr fru dipl ing dipl-ing mag ' +
    'monsieur madame mademoiselle m mme mlle me don dona doña sig signor signora avv dott ir mevr dhr capt col gen lt sgt maj'
  ).split(' '),
);
const suffixes = new Set(
  'jr sr jnr snr ii iii iv md m.d phd ph.d esq dds do rn np pa dvm mba cpa jd llm bsc msc ma ret filho neto junior senior'.split(
    ' ',
  ),
);
/** Small words that belong to the last name that follows. */
const particles = new Set(
  "van von de der den del della di da du des dos das do la le les los las el al bin ibn ben ter ten zu zur af av d' o' st".split(
    ' ',
  ),
);
/** Longer texts, and such with more words, are no names. */
const longest = 100;
const mostWords = 9;

/**
 * Takes a person's name apart.
 *
 * - `Last, First M.`: what stands before the comma is the last name; a suffix may stand behind either part (`Smith, John, Jr.`).
 * - `LAST First`: words all in capitals before words that are not are the last name, where they have two letters or more.
 * - `First Middle Last` otherwise: the last word is the last name, with the particles before it (`van der Berg`); one word alone is
 *   a last name behind a title (`Dr. Meyer`), else a first name.
 * - Titles before and suffixes behind are taken off first; a lone `Sr.`, `M` or `Do` behind another name is told by its place.
 *
 * Two last names (`García Márquez`) without comma or capitals cannot be told from a middle name and are not.
 *
 * @param lastFirst The words stand the other way round: `Meyer Anna`.
 * @returns `undefined` for what is no name: a figure or one of `@/;:|` in it, no letter, more than nine words, two people joined
 * by `&`.
 */
export function readPersonName(text: string, lastFirst = false): PersonName | undefined {
  const trimmed = text.trim().replace(/\s+/gu, ' ');
  if (
    trimmed.length === 0 ||
    trimmed.length > longest ||
    /[\d@/;:|&+=<>*#]/u.test(trimmed) ||
    !/\p{L}/u.test(trimmed)
  ) {
    return undefined;
  }
  const parts = trimmed.split(',').map((part) => part.trim());
  const behind: string[] = [];
  while (parts.length > 1 && isSuffix(parts.at(-1) ?? '')) behind.unshift(parts.pop() ?? '');
  const [beforeComma = '', afterComma] = parts;
  if (parts.length > 2 || beforeComma === '') return undefined;
  const lead = takeEnds(beforeComma.split(' '));
  const suffix = [...lead.suffix, ...behind].join(' ');
  if (afterComma !== undefined) {
    const given = takeEnds(afterComma.split(' ').filter((word) => word !== ''));
    const [first = '', ...middle] = given.words;
    if (first === '' || lead.words.length === 0 || lead.words.length + given.words.length > mostWords)
      return undefined;
    // `Berg, Hans-Peter van der`: particles behind the given names go back to the last name.
    const back: string[] = [];
    while (middle.length > 0 && isParticle(middle.at(-1) ?? '')) back.unshift(middle.pop() ?? '');
    return {
      prefix: [...lead.prefix, ...given.prefix].join(' '),
      first,
      middle: middle.join(' '),
      last: [...back, ...lead.words].join(' '),
      suffix: [suffix, ...given.suffix].filter((one) => one !== '').join(' '),
      form: 'comma',
    };
  }
  const { words } = lead;
  if (words.length === 0 || words.length > mostWords) return undefined;
  return {
    prefix: lead.prefix.join(' '),
    suffix,
    ...inOrder(words, { lastFirst, titled: lead.prefix.length > 0 }),
  };
}

type Inner = Pick<PersonName, 'first' | 'middle' | 'last' | 'form'>;

function inOrder(
  words: readonly string[],
  { lastFirst, titled }: { readonly lastFirst: boolean; readonly titled: boolean },
): Inner {
  const [only = ''] = words;
  if (words.length === 1) {
    return titled
      ? { first: '', middle: '', last: only, form: 'single' }
      : { first: only, middle: '', last: '', form: 'single' };
  }
  let capitals = 0;
  while (capitals < words.length && isCapitals(words[capitals] ?? '')) capitals += 1;
  if (capitals > 0 && capitals < words.length && !isInitial(words[capitals] ?? '')) {
    const [first = '', ...middle] = words.slice(capitals);
    return { first, middle: middle.join(' '), last: words.slice(0, capitals).join(' '), form: 'capitals' };
  }
  if (lastFirst) {
    let end = 0;
    while (end < words.length - 2 && isParticle(words[end] ?? '')) end += 1;
    const [first = '', ...middle] = words.slice(end + 1);
    return { first, middle: middle.join(' '), last: words.slice(0, end + 1).join(' '), form: 'order' };
  }
  let start = words.length - 1;
  while (start > 1 && isParticle(words[start - 1] ?? '')) start -= 1;
  return {
    first: only,
    middle: words.slice(1, start).join(' '),
    last: words.slice(start).join(' '),
    form: 'order',
  };
}

/** Titles before and suffixes behind; at least one word stays. */
function takeEnds(words: readonly string[]): {
  readonly prefix: readonly string[];
  readonly words: readonly string[];
  readonly suffix: readonly string[];
} {
  let from = 0;
  let to = words.length;
  while (from < to - 1 && prefixes.has(bareWord(words[from] ?? '')) && !isInitialOfName(words, from))
    from += 1;
  while (to > from + 2 && isSuffix(words[to - 1] ?? '')) to -= 1;
  return { prefix: words.slice(0, from), words: words.slice(from, to), suffix: words.slice(to) };
}

/** `M. Smith` begins with an initial, `M. Jean Dupont` with a title. */
function isInitialOfName(words: readonly string[], at: number): boolean {
  return bareWord(words[at] ?? '').length === 1 && words.length - at < 3;
}

function isSuffix(word: string): boolean {
  const bare = bareWord(word);
  // `MA` is a degree, `Ma` a name.
  if (!suffixes.has(bare) && !suffixes.has(bare.replaceAll('.', ''))) return false;
  return (
    bare.length > 2 || word.includes('.') || word === word.toUpperCase() || bare === 'jr' || bare === 'sr'
  );
}

function bareWord(word: string): string {
  return word.toLowerCase().replace(/[.,]+$/u, '');
}

function isParticle(word: string): boolean {
  return particles.has(bareWord(word));
}

function isCapitals(word: string): boolean {
  return /^[\p{Lu}\p{M}'’-]{2,}$/u.test(word);
}

function isInitial(word: string): boolean {
  return /^\p{Lu}\.?$/u.test(word);
}
