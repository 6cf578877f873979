/**
 * How values are written, as histograms in one list of shares. Each part sums to 1 (0 where there are no values), so that
 * the overlap of two parts is the sum of the smaller shares.
 */
const parts = {
  /** Letters without case, digits, blank and the usual signs. */
  letters: 60,
  /** Capitals, small letters, digits, blanks, signs, letters of other scripts. */
  classes: 6,
  lengths: 22,
  /** Number of words. */
  words: 6,
  /** Shapes with runs as one: `AA-999` and `A-9` are alike. Hashed. */
  forms: 32,
  /** Shapes as they are. Hashed. */
  shapes: 64,
  /** The first three characters. Hashed. */
  heads: 64,
  /** The last two characters. Hashed. */
  tails: 64,
} as const;

export type TraitPart = keyof typeof parts;

const starts = startsOf();
const width = Object.values(parts).reduce((sum, size) => sum + size, 0);

/** Longer texts are prose, told by length and words, in characters. */
const longestForm = 40;

/** @param values texts with weights above 0 @returns shares in the order of the parts */
export function valueTraits(values: Iterable<readonly [text: string, weight: number]>): Float32Array {
  const traits = new Float32Array(width);
  const add = (part: TraitPart, bin: number, weight: number): void => {
    const at = starts[part] + bin;
    traits[at] = (traits[at] ?? 0) + weight;
  };
  for (const [text, weight] of values) {
    const length = Math.max(1, text.length);
    let words = 0;
    let inWord = false;
    let form = 7;
    let shape = 7;
    let last = 0;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      const kind = classOf(code);
      add('classes', kind, weight / length);
      add('letters', letterOf(code), weight / length);
      if (kind !== blank && !inWord) words += 1;
      inWord = kind !== blank;
      if (i >= longestForm) continue;
      const drawn = kind === sign ? code : kind;
      shape = hash(shape, drawn);
      if (drawn !== last) form = hash(form, drawn);
      last = drawn;
    }
    add('lengths', lengthBin(text.length), weight);
    add('words', words <= 3 ? Math.max(0, words - 1) : words <= 5 ? 3 : words <= 9 ? 4 : 5, weight);
    add('forms', text.length > longestForm ? 0 : form % parts.forms, weight);
    add('shapes', text.length > longestForm ? 0 : shape % parts.shapes, weight);
    add('heads', hashText(text.slice(0, 3)) % parts.heads, weight);
    add('tails', hashText(text.slice(-2)) % parts.tails, weight);
  }
  for (const part of partNames) normalize(traits, starts[part], parts[part]);
  return traits;
}

/** Likeness of two lists of traits in one part, 0 to 1. */
export function traitOverlap(a: Float32Array, b: Float32Array, part: TraitPart): number {
  const from = starts[part];
  const end = from + parts[part];
  let shared = 0;
  for (let i = from; i < end; i += 1) shared += Math.min(a[i] ?? 0, b[i] ?? 0);
  return Math.min(1, shared);
}

const partNames = Object.keys(parts) as readonly TraitPart[];

function startsOf(): Readonly<Record<TraitPart, number>> {
  let at = 0;
  const found: Partial<Record<TraitPart, number>> = {};
  for (const [part, size] of Object.entries(parts)) {
    found[part as TraitPart] = at;
    at += size;
  }
  return found as Record<TraitPart, number>;
}

function normalize(traits: Float32Array, from: number, count: number): void {
  let sum = 0;
  for (let i = from; i < from + count; i += 1) sum += traits[i] ?? 0;
  if (sum <= 0) return;
  for (let i = from; i < from + count; i += 1) traits[i] = (traits[i] ?? 0) / sum;
}

const blank = 3;
const sign = 4;

function classOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return 1;
  if (code >= 0x30 && code <= 0x39) return 2;
  if (code >= 0x41 && code <= 0x5a) return 0;
  if (code === 0x20 || code === 0x09 || code === 0xa0) return blank;
  return code < 0x80 ? sign : 5;
}

/** Signs that tell kinds of values apart; others share a place. */
const signs = '.,-_/:;@#()\'"&+%*$=?';

function letterOf(code: number): number {
  const kind = classOf(code);
  if (kind === 1) return code - 0x61;
  if (kind === 0) return code - 0x41;
  if (kind === 2) return 26 + code - 0x30;
  if (kind === blank) return 36;
  if (kind === 5) return 37;
  const at = signs.indexOf(String.fromCharCode(code));
  return at < 0 ? 38 : 39 + at;
}

function lengthBin(length: number): number {
  if (length <= 12) return length;
  if (length <= 14) return 13;
  if (length <= 17) return 14;
  if (length <= 22) return 15;
  if (length <= 30) return 16;
  if (length <= 42) return 17;
  if (length <= 64) return 18;
  if (length <= 100) return 19;
  return length <= 250 ? 20 : 21;
}

/** FNV-1a, step by step, kept positive. */
function hash(state: number, next: number): number {
  return Math.imul(state ^ next, 0x01000193) >>> 0;
}

function hashText(text: string): number {
  let state = 0x811c9dc5;
  const folded = text.toLowerCase();
  for (let i = 0; i < folded.length; i += 1) state = hash(state, folded.charCodeAt(i));
  // The low bits of FNV know little of the first characters.
  return (state ^ (state >>> 15)) >>> 0;
}
