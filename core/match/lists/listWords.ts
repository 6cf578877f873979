import type { ValueForm, ValueWord } from './valueForm.ts';
import { sameWord, wordLikeness } from './valueLikeness.ts';

/** How well a cell's words and those of an allowed value cover each other. */
export interface Cover {
  /** Number of the value. */
  readonly at: number;
  /** 0 to 1. */
  readonly share: number;
  /** True where all are the same words, in whatever order. */
  readonly same: boolean;
}

/** The words of a list. */
export interface ListWords {
  /** Covers of the values that have a word at all like one of the cell's, in the order of the list. */
  covers(cell: ValueForm): readonly Cover[];
}

/** Of a word that the list does not have: it speaks against a match, less than a word of the list speaks for one. */
const strangerWeight = 0.6;
/** What a share is lowered to where both sides have words of their own, and what beginning alike adds. */
const differing = 0.93;
const beginning = 0.06;
/** Words of cells whose likenesses are kept. */
const keptWords = 2_000;

/**
 * Prepares the words of a list. A word of a cell is compared with each different word of the list once, however many values
 * have it, and only values with a word like one of the cell's are looked at: lists may have thousands.
 */
export function listWords(forms: readonly ValueForm[]): ListWords {
  const words: ValueWord[] = [];
  const numbers = new Map<string, number>();
  const holders: number[][] = [];
  const ids = forms.map((form, at) =>
    form.words.map((word) => {
      let id = numbers.get(word.text);
      if (id === undefined) {
        id = words.push(word) - 1;
        numbers.set(word.text, id);
        holders.push([]);
      }
      const own = holders[id];
      if (own !== undefined && own.at(-1) !== at) own.push(at);
      return id;
    }),
  );
  // A word that every value has tells nothing; one that a single value has tells all.
  const scale = Math.log(1 + forms.length);
  const weights = holders.map((own) => Math.log(1 + forms.length / own.length) / scale);
  const known = new Map<string, ReadonlyMap<number, number>>();

  function likenesses(word: ValueWord): ReadonlyMap<number, number> {
    let found = known.get(word.text);
    if (found === undefined) {
      found = new Map(
        words.flatMap((other, id): (readonly [number, number])[] => {
          const like = wordLikeness(word, other);
          return like > 0 ? [[id, like]] : [];
        }),
      );
      if (known.size >= keptWords) known.clear();
      known.set(word.text, found);
    }
    return found;
  }

  function coverOf(cell: ValueForm, at: number, like: readonly ReadonlyMap<number, number>[]): Cover {
    const own = ids[at] ?? [];
    const best = new Float64Array(own.length);
    const weightOf = (id: number): number => weights[id] ?? strangerWeight;
    let ofCell = 0;
    let cellTotal = 0;
    let same = cell.words.length === own.length;
    let missed = false;
    let begins = false;
    for (const [w, word] of cell.words.entries()) {
      let top = 0;
      let place = -1;
      for (let i = 0; i < own.length; i += 1) {
        const one = (best[i] ?? 0) > 0 ? 0 : (like[w]?.get(own[i] ?? -1) ?? 0);
        if (one > top) {
          top = one;
          place = i;
        }
      }
      const stranger = numbers.get(word.text);
      const weight =
        place >= 0
          ? weightOf(own[place] ?? -1)
          : stranger === undefined
            ? strangerWeight
            : weightOf(stranger);
      cellTotal += weight;
      ofCell += weight * top;
      if (top < sameWord) same = false;
      if (place < 0) missed = true;
      else best[place] = top;
      if (w === 0 && place === 0) begins = true;
    }
    let ofValue = 0;
    let valueTotal = 0;
    for (let i = 0; i < own.length; i += 1) {
      const weight = weightOf(own[i] ?? -1);
      valueTotal += weight;
      ofValue += weight * (best[i] ?? 0);
    }
    if (cellTotal === 0 || valueTotal === 0) return { at, share: 0, same: false };
    // Both have a word of their own: `keratinizing` and `basaloid` carcinomas share the rest and are not the same.
    const apart = missed && best.some((one) => one === 0) ? differing : 1;
    const share = ((ofCell / cellTotal + ofValue / valueTotal) / 2) * apart + (begins ? beginning : 0);
    return { at, share: Math.min(1, share), same };
  }

  return {
    covers(cell) {
      const like = cell.words.map(likenesses);
      const found = new Set(like.flatMap((one) => [...one.keys()].flatMap((id) => holders[id] ?? [])));
      return [...found].sort((a, b) => a - b).map((at) => coverOf(cell, at, like));
    },
  };
}
