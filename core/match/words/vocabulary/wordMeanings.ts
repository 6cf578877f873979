import { arabic } from './arabic.ts';
import { abbreviations } from './abbreviations.ts';
import { eastAsian } from './eastAsian.ts';
import { eastEuropean } from './eastEuropean.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { greekAndCyrillic } from './greekAndCyrillic.ts';
import { italian } from './italian.ts';
import { medical } from './medical.ts';
import { northern } from './northern.ts';
import { plainWords } from './plainWords.ts';
import { portuguese } from './portuguese.ts';
import type { Vocabulary } from './readVocabulary.ts';
import { spanish } from './spanish.ts';
import { trade } from './trade.ts';
import { turkishAndHungarian } from './turkishAndHungarian.ts';

/** Words that carry no meaning in a name. `to` and `from` do: they part beginnings from ends. */
export const stopWords: ReadonlySet<string> = new Set(
  'of the and a an in is for by on at with or de la le el los las les du des del di da dei della delle degli do das der die den dem und von vom im am fuer zum zur con per et y e il lo un una van het een voor met och foer av til og z ze na do w sau si ve ile'.split(
    ' ',
  ),
);

/** Meanings kept of one word. */
const mostMeanings = 3;

function merged(...tables: readonly Vocabulary[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const all = new Map<string, (readonly string[])[]>();
  for (const table of tables) {
    for (const [word, meanings] of table) {
      // What is an English word as well is first of all that, unless an abbreviation says otherwise.
      const own = all.get(word) ?? (table !== abbreviations && plainWords.has(word) ? [[word]] : []);
      const spelt = new Set(own.map((meaning) => meaning.join(' ')));
      for (const meaning of meanings) {
        if (own.length < mostMeanings && !spelt.has(meaning.join(' '))) own.push(meaning);
        spelt.add(meaning.join(' '));
      }
      all.set(word, own);
    }
  }
  // What an abbreviation stands for may itself be written in another way: `bgn` is `begin`, and that is `start`.
  const resolved = new Map<string, readonly (readonly string[])[]>();
  for (const [word, meanings] of all)
    resolved.set(
      word,
      meanings.map((meaning) =>
        meaning.flatMap((part) => (part === word ? [part] : (all.get(part)?.[0] ?? [part]))),
      ),
    );
  return resolved;
}

/** Word to what it may stand for in English, likeliest first. English abbreviations stand before other languages. */
export const wordMeanings: ReadonlyMap<string, readonly (readonly string[])[]> = merged(
  abbreviations,
  medical,
  trade,
  german,
  french,
  spanish,
  italian,
  portuguese,
  northern,
  eastEuropean,
  turkishAndHungarian,
  greekAndCyrillic,
  eastAsian,
  arabic,
);
