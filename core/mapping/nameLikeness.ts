import { bareName, nameTokens } from '../values/text/nameTokens.ts';
import { dice, trigramsOf } from '../values/text/textSimilarity.ts';

/** True for names that differ in case, separators, word order or shortened words only: another spelling, not another name. */
export function haveSameWords(a: string, b: string): boolean {
  const left = nameTokens(a).toSorted();
  const right = nameTokens(b).toSorted();
  if (left.length === 0 || left.length !== right.length) return false;
  const rest = left.filter((word) => !right.includes(word));
  const others = right.filter((word) => !left.includes(word));
  // More than one word cut short leaves open which is which.
  if (rest.length === 0 && others.length === 0) return left.join(' ') === right.join(' ');
  return rest.length === 1 && others.length === 1 && isShortened(rest[0] ?? '', others[0] ?? '');
}

/** True where one word is cut short, with its first and last letter or the beginning kept: `amt` and `amount`, `desc` and `description`. */
function isShortened(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 2 || short.length === long.length || /\d/.test(a + b)) return false;
  if (long === 'number') return numberWords.has(short);
  if (long.startsWith(short)) return short.length >= 3;
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

const numberWords: ReadonlySet<string> = new Set(['no', 'nr', 'num', 'nbr', 'nmbr']);

function inOrder(name: string): string {
  return nameTokens(name).toSorted().join(' ');
}

/** Likeness of two names, with what each name was cut into kept: a wide table compares each many times. */
export class NameLikeness {
  private readonly cut = new Map<string, ReturnType<typeof pieces>>();

  /** 1 for names that differ in case, separators or word order only. */
  between(a: string, b: string): number {
    const left = this.piecesOf(a);
    const right = this.piecesOf(b);
    if (left.bare !== '' && left.bare === right.bare) return 1;
    if (left.words !== '' && left.words === right.words) return 1;
    return Math.max(dice(left.letters, right.letters), dice(left.ordered, right.ordered));
  }

  private piecesOf(name: string): ReturnType<typeof pieces> {
    const known = this.cut.get(name);
    if (known !== undefined) return known;
    const made = pieces(name);
    this.cut.set(name, made);
    return made;
  }
}

function pieces(name: string) {
  // Beyond this a header is a paragraph, and no letter more makes it more alike.
  const text = name.slice(0, 200);
  const bare = bareName(text);
  const words = inOrder(text);
  return { bare, words, letters: trigramsOf(bare), ordered: trigramsOf(words) };
}
