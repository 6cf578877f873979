/** All codes in one tree of signs: whoever walks it from a place in a text meets every code that begins there. */
export interface CodeTrie {
  /** The step after `node` by `sign` (a UTF-16 unit), or -1. The root is 0. */
  next(node: number, sign: number): number;
  /** Codes that end at the node, by their place in the list. */
  endsAt(node: number): readonly number[];
}

/** Steps of a node are a list in typed arrays: half a million nodes take 8 MB, where objects took a hundred. */
export function codeTrie(words: readonly string[]): CodeTrie {
  const most = 1 + words.reduce((sum, word) => sum + word.length, 0);
  const first = new Int32Array(most).fill(-1);
  const sibling = new Int32Array(most).fill(-1);
  const signs = new Uint16Array(most);
  const ends = new Map<number, number[]>();
  // Texts begin nearly anywhere, so the steps of the root are looked up and not searched.
  const fromRoot = new Int32Array(0x1_0000).fill(-1);
  let nodes = 1;

  const next = (node: number, sign: number): number => {
    if (node === 0) return fromRoot[sign] ?? -1;
    let step = first[node] ?? -1;
    while (step !== -1 && signs[step] !== sign) step = sibling[step] ?? -1;
    return step;
  };

  for (const [place, word] of words.entries()) {
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
    const there = ends.get(node);
    if (there === undefined) ends.set(node, [place]);
    else there.push(place);
  }
  return { next, endsAt: (node) => ends.get(node) ?? none };
}

const none: readonly number[] = [];
