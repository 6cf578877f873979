/** What a search looks through. */
export interface Ranked {
  readonly id: string;
  readonly label: string;
  /** Looked through besides, for less. */
  readonly words: string;
  /** Why it cannot be had now; such offers stand last. */
  readonly why: string | undefined;
}

/** How well a word sits, from the best: at the label's beginning, at that of a word, within, its letters in order, beside it. */
const worth = { begins: 0, word: 1, within: 2, letters: 4, beside: 5 } as const;
/** Subtracted for what was taken lately, so that it stands before what fits about as well. */
const lately = 1.5;

const texts = new WeakMap<Ranked, { readonly label: string; readonly words: string }>();

/**
 * Offers that every typed word is found in, best first; ties as given. A word is found where it stands, or where its
 * letters come in order (`apv` in *Approve*).
 *
 * @param recent ids taken lately, the last one first; without a query they stand first as well
 * @param most offers to give at most
 */
export function rankOffers<Offer extends Ranked>(
  offers: readonly Offer[],
  query: string,
  { recent, most }: { readonly recent: readonly string[]; readonly most: number },
): readonly Offer[] {
  const typed = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: { readonly offer: Offer; readonly cost: number; readonly at: number }[] = [];
  for (let at = 0; at < offers.length; at += 1) {
    const offer = offers[at];
    if (offer === undefined) continue;
    const cost = costOf(offer, typed);
    if (cost === undefined) continue;
    const place = recent.indexOf(offer.id);
    const bonus = place === -1 ? 0 : lately - place / 100;
    found.push({ offer, cost: cost - bonus + (offer.why === undefined ? 0 : 1_000), at });
  }
  return found
    .sort((a, b) => a.cost - b.cost || a.at - b.at)
    .slice(0, most)
    .map(({ offer }) => offer);
}

function costOf(offer: Ranked, typed: readonly string[]): number | undefined {
  if (typed.length === 0) return 0;
  let known = texts.get(offer);
  if (known === undefined) {
    known = { label: offer.label.toLowerCase(), words: offer.words.toLowerCase() };
    texts.set(offer, known);
  }
  let cost = 0;
  for (const word of typed) {
    const own = costOfWord(word, known.label);
    if (own !== undefined) cost += own;
    else if (known.words.includes(word)) cost += worth.beside;
    else return undefined;
  }
  // Of two that fit alike, the shorter one says less besides.
  return cost + Math.min(known.label.length, 200) / 1_000;
}

function costOfWord(word: string, label: string): number | undefined {
  const at = label.indexOf(word);
  if (at === 0) return worth.begins;
  if (at > 0) return /[^\p{L}\p{N}]/u.test(label.charAt(at - 1)) ? worth.word : wordBegins(word, label);
  return word.length > 1 && hasInOrder(word, label) ? worth.letters : undefined;
}

/** A later place may be the beginning of a word where the first is not. */
function wordBegins(word: string, label: string): number {
  for (let at = label.indexOf(word); at > 0; at = label.indexOf(word, at + 1))
    if (/[^\p{L}\p{N}]/u.test(label.charAt(at - 1))) return worth.word;
  return worth.within;
}

/** The first letter begins a word, the others follow anywhere. */
function hasInOrder(word: string, label: string): boolean {
  for (
    let start = label.indexOf(word.charAt(0));
    start !== -1;
    start = label.indexOf(word.charAt(0), start + 1)
  ) {
    if (start > 0 && /[\p{L}\p{N}]/u.test(label.charAt(start - 1))) continue;
    let at = start;
    let next = 1;
    while (next < word.length && at !== -1) {
      at = label.indexOf(word.charAt(next), at + 1);
      next += 1;
    }
    return at !== -1;
  }
  return false;
}
