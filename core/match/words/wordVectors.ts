/** Where words lie to each other by what they are used for: `paid` near `payment`, `tumor` near `cancer`. English, lower case. */
export interface WordVectors {
  readonly dimensions: number;
  /** The word's number, more frequent words first; -1 for a word that is not known. */
  indexOf(word: string): number;
  /** Unit vectors, one behind the other, each part as `value / 254`. */
  readonly values: Int8Array;
}

const magic = 'MWWV';
const headBytes = 16;

/**
 * Reads what `scripts/train/wordVectors.mjs` wrote: four letters `MWWV`; then, as little-endian 32-bit figures, how many
 * words, how many dimensions, how many bytes of words; the words, divided by line feeds; then one byte a dimension of each.
 *
 * @throws {Error} where the bytes are something else or are not all there.
 */
export function readWordVectors(bytes: Uint8Array): WordVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder('utf-8');
  if (bytes.length < headBytes || decoder.decode(bytes.subarray(0, 4)) !== magic)
    throw new Error('These are no word vectors');
  const count = view.getUint32(4, true);
  const dimensions = view.getUint32(8, true);
  const textBytes = view.getUint32(12, true);
  const from = headBytes + textBytes;
  if (bytes.length !== from + count * dimensions) throw new Error('The word vectors are not complete');
  const numbers = new Map<string, number>();
  for (const word of decoder.decode(bytes.subarray(headBytes, from)).split('\n'))
    numbers.set(word, numbers.size);
  if (numbers.size !== count) throw new Error('The word vectors have not as many words as they say');
  return {
    dimensions,
    indexOf: (word) => numbers.get(word) ?? -1,
    values: new Int8Array(bytes.buffer, bytes.byteOffset + from, count * dimensions),
  };
}

/**
 * The direction of several words together: the sum of their vectors, each by its weight and by how rare the word is (a
 * smoothed inverse frequency, estimated from the word's rank), of length 1.
 *
 * @param weights One a word; 1 where absent.
 * @returns `null` where none of the words is known.
 * @see https://openreview.net/forum?id=SyK00v5xx for the weighting
 */
export function meanVector(
  words: readonly string[],
  vectors: WordVectors,
  weights?: ArrayLike<number>,
): Float32Array | null {
  const { dimensions, values } = vectors;
  const sum = new Float32Array(dimensions);
  let found = false;
  for (let i = 0; i < words.length; i += 1) {
    const index = vectors.indexOf(words[i] ?? '');
    if (index < 0) continue;
    found = true;
    const weight = (weights?.[i] ?? 1) * rarity(index);
    const at = index * dimensions;
    for (let d = 0; d < dimensions; d += 1) sum[d] = (sum[d] ?? 0) + weight * (values[at + d] ?? 0);
  }
  if (!found) return null;
  let square = 0;
  for (let d = 0; d < dimensions; d += 1) square += (sum[d] ?? 0) ** 2;
  if (square === 0) return null;
  const length = Math.sqrt(square);
  for (let d = 0; d < dimensions; d += 1) sum[d] = (sum[d] ?? 0) / length;
  return sum;
}

/** Smoothing of the inverse frequency, and how a word's share of a text falls with its rank (Zipf's law). */
const smoothing = 1e-3;
const firstShare = 0.1;

function rarity(index: number): number {
  return smoothing / (smoothing + firstShare / (index + 10));
}

/** Parts are rounded to this many steps; a unit vector has this length, but for the rounding. */
const unitLength = 254;

/** Cosine of two words, by their numbers. */
export function cosineOf(a: number, b: number, { dimensions, values }: WordVectors): number {
  const from = a * dimensions;
  const other = b * dimensions;
  let sum = 0;
  for (let d = 0; d < dimensions; d += 1) sum += (values[from + d] ?? 0) * (values[other + d] ?? 0);
  return sum / (unitLength * unitLength);
}

/** Cosine of two directions of length 1; 0 where one is not known. */
export function cosine(a: Float32Array | null, b: Float32Array | null): number {
  if (a === null || b === null) return 0;
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}
