import { plainWords } from './vocabulary/plainWords.ts';
import { wordMeanings } from './vocabulary/wordMeanings.ts';

/** Share of the names that must begin with a word for it to say nothing, where it is a word that means something. */
const nearlyAll = 0.8;
/** The same where it is none: `miller2_`, `tbl7.`. */
const half = 0.5;
const fewestNames = 4;

/** A first word, up to a sign, with a name behind it; a number alone is no name. */
const beginning = /^([\p{L}\p{N}]+)[_.\-/: ]+(?=[^\p{L}]*\p{L})/u;

/**
 * The word that most names of one side begin with: a table's or a system's name tells no column from another and hides what
 * is behind it. `undefined` where there is none.
 */
export function sharedBeginning(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) {
    const word = beginning.exec(name)?.[1]?.toLowerCase();
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const found = [...counts].find(([word, count]) => {
    const means = plainWords.has(word) || wordMeanings.has(word);
    return count >= fewestNames && count >= names.length * (means ? nearlyAll : half);
  });
  return found?.[0];
}

/** The name without its first word, where that is one of these; never empty where the name was not. */
export function withoutBeginning(name: string, beginnings: ReadonlySet<string | undefined>): string {
  const found = beginning.exec(name);
  return found !== null && beginnings.has(found[1]?.toLowerCase()) ? name.slice(found[0].length) : name;
}
