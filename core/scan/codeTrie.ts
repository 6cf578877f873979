/** How many words there are, and how many UTF-16 units all of them have, or more. */
export interface WordSizes {
  readonly count: number;
  readonly signCount: number;
}

/** All codes in one tree of signs: whoever walks it from a place in a text meets every code that begins there. */
export interface CodeTrie {
  /** The step after `node` by `sign` (a UTF-16 unit), or -1. The root is 0. */
  next(node: number, sign: number): number;
  /** Codes that end at the node, by their place in the list. */
  endsAt(node: number): readonly number[];
}

/**
 * Steps of a node, and the words that end there, are lists in typed arrays: half a million nodes take 8 MB, where objects
 * took a hundred.
 */
export function codeTrie(words: Iterable<string>, { count, signCount }: WordSizes): CodeTrie {
  const most = 1 + signCount;
  const first = new Int32Array(most).fill(-1);
  const sibling = new Int32Array(most).fill(-1);
  const signs = new Uint16Array(most);
  const lastEnd = new Int32Array(most).fill(-1);
  const endBefore = new Int32Array(count).fill(-1);
  // Texts begin nearly anywhere, so the steps of the root are looked up and not searched.
  const fromRoot = new Int32Array(0x1_0000).fill(-1);
  let nodes = 1;

  const next = (node: number, sign: number): number => {
    if (node === 0) return fromRoot[sign] ?? -1;
    let step = first[node] ?? -1;
    while (step !== -1 && signs[step] !== sign) step = sibling[step] ?? -1;
    return step;
  };

  let place = 0;
  for (const word of words) {
    let node = 0;
    for (let at = 0; at < word.length; at += 1) {
      const sign = word.charCodeAt(at);
      let step = next(node, sign);
      if (step === -1) {
        step = nodes;
        nodes += 1;
        signs[step] = sign;
        if (node === 0) fromRoot[sign] = step;
        else {
          sibling[step] = first[node] ?? -1;
          first[node] = step;
        }
      }
      node = step;
    }
    endBefore[place] = lastEnd[node] ?? -1;
    lastEnd[node] = place;
    place += 1;
  }
  return {
    next,
    endsAt(node) {
      let end = lastEnd[node] ?? -1;
      if (end === -1) return none;
      const places: number[] = [];
      for (; end !== -1; end = endBefore[end] ?? -1) places.push(end);
      return places.reverse();
    },
  };
}

const none: readonly number[] = [];
