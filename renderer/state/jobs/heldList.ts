/** A list that stands still: its keys in order, and what would be different were it listed anew. */
export interface HeldList {
  readonly keys: readonly string[];
  readonly added: number;
  readonly gone: number;
}

/**
 * Keeps the rows of a list in their places while somebody is at work in it: new ones wait, and those that no longer
 * belong stay, as long as they are known at all. What comes below the last row moves none and is listed at once.
 *
 * @param shown the keys as they were listed last
 * @param wanted the keys as they would be listed now
 * @param isKnown whether there is something to show for a key
 */
export function heldList(
  shown: readonly string[],
  wanted: readonly string[],
  isKnown: (key: string) => boolean,
): HeldList {
  const kept = shown.filter(isKnown);
  const listed = new Set(kept);
  const now = new Set(wanted);
  const last = wanted.findLastIndex((key) => listed.has(key));
  const below = wanted.slice(last + 1);
  const keys = [...kept, ...below];
  const isSame = keys.length === shown.length && keys.every((key, at) => key === shown[at]);
  return {
    keys: isSame ? shown : keys,
    added: wanted.slice(0, last + 1).filter((key) => !listed.has(key)).length,
    gone: kept.filter((key) => !now.has(key)).length,
  };
}
