import { llmOptions } from '../model/options/llmOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import { isPersonal } from './personal.ts';

/** HMAC of a text under a key of this session, as lower-case hex. */
type KeyedHash = (text: string) => string;

/**
 * Makes values of the form of a column's values, at most `llmOptions.samples`: each letter and digit is replaced by
 * another of its kind, drawn from the keyed hash of the value. The same value gives the same stand-in within a session
 * and another in the next, so that requests cannot be compared.
 *
 * Prose, personal values and values with anything but ASCII have none. A stand-in that has three letters or digits in a
 * row in common with a cell that is known is drawn again, and after eight draws left out.
 *
 * @param known see `gramsOf`: of all cells that are known of the file
 */
export function pseudonyms(
  profile: ColumnProfile,
  keyed: KeyedHash,
  known: ReadonlySet<string>,
): readonly string[] {
  if (isPersonal(profile)) return [];
  const made = new Set<string>();
  for (const value of new Set(profile.examples)) {
    if (made.size === llmOptions.samples) break;
    if (!isPlain(value)) continue;
    const drawn = draw(value, `${profile.index}:${value}`, { keyed, known });
    if (drawn !== undefined) made.add(drawn);
  }
  return [...made];
}

/** One or two words at most, of printable ASCII. */
function isPlain(value: string): boolean {
  return (
    value.length <= llmOptions.sampleCharacters &&
    /^[!-~]+( [!-~]+)?$/.test(value) &&
    /[A-Za-z0-9]/.test(value) &&
    !/[@\\<>{}]|:\/\//.test(value)
  );
}

const draws = 8;

function draw(
  value: string,
  name: string,
  { keyed, known }: { readonly keyed: KeyedHash; readonly known: ReadonlySet<string> },
): string | undefined {
  for (let attempt = 0; attempt < draws; attempt += 1) {
    const drawn = replaced(value, keyed(`${attempt}:${name}`));
    if (![...gramsOf(drawn)].some((gram) => known.has(gram))) return drawn;
  }
  return undefined;
}

/** Two hex digits a character; 64 of them are enough for the longest value, which has half as many and eight more, so they are used again. */
function replaced(value: string, hash: string): string {
  let result = '';
  for (let at = 0; at < value.length; at += 1) {
    const byte = Number.parseInt(hash.slice((at * 2) % 64, ((at * 2) % 64) + 2), 16) + Math.floor(at / 32);
    const character = value.charAt(at);
    const alphabet = alphabets.find((letters) => letters.includes(character));
    result += alphabet === undefined ? character : otherOf(alphabet, character, byte);
  }
  return result;
}

const alphabets = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as const;

/** Never the character itself. */
function otherOf(alphabet: string, character: string, byte: number): string {
  const place = alphabet.indexOf(character);
  return alphabet.charAt((place + 1 + (byte % (alphabet.length - 1))) % alphabet.length);
}

/** Each three letters or digits in a row, lower case, of the text in composed form. */
export function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{Nd}]+/gu) ?? []) {
    const characters = Array.from(run);
    for (let at = 0; at + 3 <= characters.length; at += 1) grams.add(characters.slice(at, at + 3).join(''));
  }
  return grams;
}
