import { plainWords } from './vocabulary/plainWords.ts';
import { wordMeanings } from './vocabulary/wordMeanings.ts';

/** Share of the names that must begin with a word for it to say nothing, where it is a word that means something. */
const nearlyAll = 0.8;
/** The same where it is none: `miller2_`, `tbl7.`. */
const half = 0.5;
const fewestNames = 4;

/**
 * Takes from the names of one side what most of them begin with, up to a sign: a table's or a system's name tells no column
 * from another and hides what is behind it.
 *
 * @returns One a name, in their order; never empty where the name was not.
 */
export function withoutSharedBeginning(names: readonly string[]): readonly string[] {
  const beginnings = names.map((name) => /^([\p{L}\p{N}]+)[_.\-/: ]+(?=[\p{L}\p{N}])/u.exec(name));
  const counts = new Map<string, number>();
  for (const found of beginnings) {
    const word = found?.[1]?.toLowerCase();
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const shared = [...counts].find(([word, count]) => {
    const means = plainWords.has(word) || wordMeanings.has(word);
    return count >= fewestNames && count >= names.length * (means ? nearlyAll : half);
  });
  if (shared === undefined) return names;
  return names.map((name, i) => {
    const found = beginnings[i];
    return found?.[1]?.toLowerCase() === shared[0] ? name.slice(found[0].length) : name;
  });
}
