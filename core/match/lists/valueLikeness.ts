import type { ValueWord } from './valueForm.ts';

/** How two words are alike. 1: the same; below: by meaning, by stem, as an abbreviation, as a slip; 0: not. */
export function wordLikeness(a: ValueWord, b: ValueWord): number {
  if (a.text === b.text) return 1;
  if (a.meanings.some((meaning) => b.meanings.includes(meaning))) return likeness.meaning;
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text];
  if (isNumber(short) || isNumber(long)) {
    return isNumber(short) && isNumber(long) && Number(short) === Number(long) ? 1 : 0;
  }
  if (haveSameStem(short, long)) return likeness.stem;
  if (long.startsWith(short)) {
    if (short.length >= 4) return likeness.beginning;
    if (short.length >= 2) return short.length === 3 ? likeness.shortBeginning : likeness.twoLetters;
  }
  if (haveSameStem(cognateOf(short), cognateOf(long))) return likeness.cognate;
  // `docs`: the plural of an abbreviation.
  if (short.length >= 4 && short.endsWith('s') && long.startsWith(short.slice(0, -1)))
    return likeness.shortBeginning;
  if (isSlip(short, long)) return likeness.slip;
  if (isSkeleton(short, long)) return likeness.skeleton;
  if (isCompoundOf(short, long)) return likeness.compound;
  return isSharedEnding(short, long) ? likeness.ending : 0;
}

/** From here two words are taken for the same in another form, not for something near. */
export const sameWord = 0.9;

const likeness = {
  meaning: 0.95,
  stem: 0.9,
  beginning: 0.85,
  shortBeginning: 0.8,
  cognate: 0.85,
  slip: 0.8,
  skeleton: 0.7,
  compound: 0.6,
  twoLetters: 0.55,
  ending: 0.45,
} as const;

/** Beginnings that make another thing of a word: `biweekly` is not weekly. */
const changing = /^(?:bi|semi|tri|multi|half|sub|pre|post|anti|under|over|un|non|mis|dis|re|co)/;

/** `airfreight` and `freight`, `schoolhouse` and `school`. */
function isCompoundOf(short: string, long: string): boolean {
  if (short.length < 4 || long.length < 7) return false;
  return long.startsWith(short) || (long.endsWith(short) && !changing.test(long));
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

/** What inflection and derivation put behind a stem, English and its neighbours. */
const endings = new Set(
  (
    ',s,es,e,d,ed,ing,er,ers,or,ors,y,ies,ied,ion,ions,ation,ations,al,ally,ial,ic,ical,ive,ively,ous,ian,ence,ent,ance,ant,ce,t,' +
    'sis,tic,ship,ships,ment,ments,ery,ary,ure,ured,uring,ly,ity,ation,able,ate,ated,ating,ist,ism,n,en,em,er,es,a,o,os,as,i,' +
    'ung,ungen,isch,ische,isches,sch,ie,ien,ia,ita,idad,itaet,ite,te,ten,tes,ance,ancy,ency,us,um,eous,ional,ized,ised,ization,isation,ring,ling,ted,led'
  ).split(','),
);
const shortestStem = 4;

/** A word as its cousins in other languages are spelled alike: `Kardiologie` and `cardiology`, `Photographie` and `fotografia`. */
function cognateOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/ae|oe/g, 'e')
    .replace(/ck|qu|[kq]/g, 'c')
    .replace(/[tcz](?=i[oa])/g, 'c')
    .replace(/y/g, 'i')
    .replace(/v/g, 'b')
    .replace(/(.)\1+/g, '$1');
}

function haveSameStem(short: string, long: string): boolean {
  let shared = 0;
  while (shared < short.length && short.charCodeAt(shared) === long.charCodeAt(shared)) shared += 1;
  if (shared < shortestStem || shared * 5 < long.length * 3) return false;
  for (let at = shared; at >= shortestStem && at * 5 >= long.length * 3; at -= 1) {
    if (endings.has(short.slice(at)) && endings.has(long.slice(at))) return true;
  }
  return false;
}

/** One slip of the keys in five letters or more, two in eight or more; the first letter is mostly right. */
function isSlip(short: string, long: string): boolean {
  if (short.length < 5 || long.length - short.length > 2) return false;
  const most = short.length >= 8 ? 2 : 1;
  return editsUpTo(short, long, most) <= most;
}

/** Letters left out, added, changed or swapped (Damerau, adjacent swaps), as far as `most`; beyond it `most + 1`. */
function editsUpTo(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** `mktg` for marketing: the letters in order from the first on, hardly a vowel behind it, at most three fifths as long. */
function isSkeleton(short: string, long: string): boolean {
  if (short.length < 3 || short.length * 5 > long.length * 3 + 3 || short[0] !== long[0]) return false;
  if (/[aeiou].*[aeiou]/.test(short.slice(1))) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** `carcinoma` and `adenocarcinoma` share what they are; nine letters are more than an ending of grammar. */
function isSharedEnding(short: string, long: string): boolean {
  return short.length >= 9 && long.endsWith(short.slice(-9));
}
