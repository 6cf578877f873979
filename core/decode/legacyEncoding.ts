import { detectAll } from 'jschardet';
import type { LentDecoders } from '../model/bytes.ts';
import { decodeOptions } from '../model/options/readingOptions.ts';
import { commonness, labelOf } from './encodingNames.ts';
import { oddShare } from './oddCharacters.ts';
import { decoderFor, isDecodable } from './textReader.ts';

/** What bytes beyond ASCII most likely are. */
export interface LegacyGuess {
  /** A label that `decoderFor` knows. */
  readonly encoding: string;
  /** 0 to 1: the lead over the next encoding that reads the sample differently. */
  readonly margin: number;
  /** That encoding; absent where every other candidate reads the same. */
  readonly runnerUp?: string;
}

export interface LegacyOptions {
  readonly lent?: LentDecoders | undefined;
  /** The sample names its encoding in its ASCII, so that this is shown to the detector, too. */
  readonly isDeclared?: boolean;
}

/**
 * Names the most likely encoding of a sample that is no UTF-8.
 *
 * Three things speak for an encoding: the detector's model of languages, which is all but right on text; that no
 * character stands where such characters never stand, which a table with three names in it shows already, where the
 * model has nothing to count; and how common it is, which decides where the sample holds few different bytes.
 */
export function legacyEncoding(
  sample: Uint8Array,
  { lent, isDeclared = false }: LegacyOptions = {},
): LegacyGuess {
  const kinds = differentHighBytes(sample);
  const evidence = Math.min(1, kinds / decodeOptions.fewHighBytes);
  // One kind of byte tells a model of languages nothing.
  const trust =
    decodeOptions.detectorWeight * Math.min(1, Math.max(0, kinds - 1) / (decodeOptions.trustedKinds - 1));
  const found = detected(isDeclared ? sample : highCells(sample), lent);
  const judged = beginningOf(sample);
  const usual = decoderFor(usualEncoding).decode(judged, { stream: false });
  const most = decodeOptions.oddWeight + commonness(usualEncoding) * leanOf(1);
  const candidates = found
    // What is further behind than oddness and commonness can make good is not looked at.
    .filter(({ likely }) => trust * ((found[0]?.likely ?? 0) - likely) <= most)
    .map(({ encoding, likely }) => {
      const text = decoderFor(encoding, lent).decode(judged, { stream: false });
      const odd = oddShare(text);
      const rarer = commonness(usualEncoding) - commonness(encoding);
      const lean = leanOf(differentCharacters(text, usual));
      return { encoding, text, score: trust * likely - decodeOptions.oddWeight * odd - lean * rarer };
    })
    .sort((a, b) => b.score - a.score);
  const best = candidates[0];
  if (best === undefined) return { encoding: usualEncoding, margin: 0 };
  const rival = candidates.find(({ text }) => text !== best.text);
  if (rival === undefined) return { encoding: best.encoding, margin: evidence };
  return {
    encoding: best.encoding,
    margin: evidence * (1 - Math.exp(rival.score - best.score)),
    runnerUp: rival.encoding,
  };
}

const usualEncoding = 'windows-1252';

/** What commonness counts where an encoding reads so many different characters otherwise than Windows-1252 does: only they tell the two apart. */
function leanOf(different: number): number {
  const { commonWeight, mostCommonness, fewHighBytes } = decodeOptions;
  return (
    commonWeight * Math.min(mostCommonness, fewHighBytes / Math.max(1, Math.min(different, fewHighBytes)))
  );
}

/** Different characters of a text that stand otherwise in the other one; all beyond ASCII where the two are not of one length. */
function differentCharacters(text: string, other: string): number {
  const different = new Set<string>();
  const isAligned = text.length === other.length;
  for (let i = 0; i < text.length && different.size < decodeOptions.fewHighBytes; i += 1) {
    const character = text[i] as string;
    if (character > '\u007F' && !(isAligned && character === other[i])) different.add(character);
  }
  return different.size;
}

/** So much of the sample as oddness is judged by, up to the end of a line. */
function beginningOf(sample: Uint8Array): Uint8Array {
  if (sample.length <= decodeOptions.judgedBytes) return sample;
  const end = sample.lastIndexOf(0x0a, decodeOptions.judgedBytes);
  return sample.subarray(0, end < 0 ? decodeOptions.judgedBytes : end + 1);
}

/** Below it the detector's confidence is rounding. */
const leastConfidence = 1e-4;

/** Decodable encodings that the detector thinks possible, each with the logarithm of its best confidence, likeliest first; Windows-1252 is always one. */
function detected(
  evidence: Uint8Array,
  lent: LentDecoders | undefined,
): readonly { readonly encoding: string; readonly likely: number }[] {
  const best = new Map<string, number>([[usualEncoding, 0]]);
  for (const { encoding, confidence } of detectAll(evidence, { minimumThreshold: 0 })) {
    const label = encoding === null ? undefined : labelOf(encoding);
    if (label === undefined || label === 'utf-8' || confidence <= (best.get(label) ?? -1)) continue;
    if (best.has(label) || isDecodable(label, lent)) best.set(label, confidence);
  }
  return Array.from(best, ([encoding, confidence]) => ({
    encoding,
    likely: Math.log(Math.max(confidence, leastConfidence)),
  })).sort((a, b) => b.likely - a.likely);
}

/**
 * The cells with bytes beyond ASCII, one a line: the others are in English more often than not, or are figures, and
 * would have the detector judge those. They are cut at tabs, line ends, quotes, commas and semicolons, which no
 * encoding in use has for the second byte of a letter.
 */
function highCells(sample: Uint8Array): Uint8Array {
  const cells = new Uint8Array(sample.length + 1);
  let length = 0;
  let start = 0;
  let isHigh = false;
  for (let i = 0; i <= sample.length; i += 1) {
    const byte = sample[i] ?? 0x0a;
    if (byte > 0x7f) isHigh = true;
    if (!cellEnds.includes(byte)) continue;
    if (isHigh) {
      cells.set(sample.subarray(start, i), length);
      cells[length + i - start] = 0x0a;
      length += i - start + 1;
    }
    start = i + 1;
    isHigh = false;
  }
  return cells.subarray(0, length);
}

const cellEnds: readonly number[] = [0x09, 0x0a, 0x0d, 0x22, 0x2c, 0x3b];

function differentHighBytes(sample: Uint8Array): number {
  const seen = new Set<number>();
  for (let i = 0; i < sample.length; i += 1) if ((sample[i] as number) > 0x7f) seen.add(sample[i] as number);
  return seen.size;
}
