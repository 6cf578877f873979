import { detectAll } from 'jschardet';
import { decodeOptions } from '../model/options/readingOptions.ts';

/** What a detector said, as a WHATWG label. */
export interface LegacyGuess {
  readonly encoding: string;
  /** 0 to 1: the lead over the next encoding that reads the sample differently. */
  readonly margin: number;
}

/** The detector's names, which are Python's and older ones, for encodings that can be decoded here. Where a superset is in use, the superset. */
const labels: Readonly<Record<string, string>> = {
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  cp874: 'windows-874',
  cp932: 'shift_jis',
  shift_jis: 'shift_jis',
  shift_jis_2004: 'shift_jis',
  shift_jisx0213: 'shift_jis',
  'euc-jp': 'euc-jp',
  euc_jis_2004: 'euc-jp',
  'iso-2022-jp': 'iso-2022-jp',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  big5hkscs: 'big5',
  cp950: 'big5',
  'euc-kr': 'euc-kr',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  'koi8-r': 'koi8-r',
  'koi8-u': 'koi8-u',
  ibm866: 'ibm866',
  cp866: 'ibm866',
  maccyrillic: 'x-mac-cyrillic',
  'mac-cyrillic': 'x-mac-cyrillic',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
};

/**
 * Names the most likely encoding of a sample that is no UTF-8.
 *
 * The detector is made for texts; a table has few characters beyond ASCII, and on few it leans to
 * rarities. So Windows-1252, by far the most common of them in exports, wins unless something else
 * is clearly likelier.
 */
export function legacyEncoding(sample: Uint8Array): LegacyGuess {
  const high = highBytes(sample);
  const few = high < decodeOptions.fewHighBytes && !unassigned.some((byte) => sample.includes(byte));
  if (few && high <= decodeOptions.noEvidenceBytes) return { encoding: 'windows-1252', margin: 0 };
  const candidates = rank(detectAll(sample, { minimumThreshold: 0 }));
  const lean = few ? decodeOptions.fewHighBytes / Math.max(1, high) : 1;
  const scored = candidates
    .map(({ encoding, confidence }) => ({
      encoding,
      score: encoding === 'windows-1252' ? confidence * lean : confidence,
    }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (best === undefined) return { encoding: 'windows-1252', margin: 0 };
  const text = decode(sample, best.encoding);
  const rival = scored.slice(1, 8).find(({ encoding }) => decode(sample, encoding) !== text);
  const margin = best.score === 0 ? 0 : (best.score - (rival?.score ?? 0)) / best.score;
  return {
    encoding: best.encoding,
    margin: Math.min(1, margin * Math.min(1, high / decodeOptions.fewHighBytes)),
  };
}

/** Bytes that mean nothing in Windows-1252; a text that holds one is something else. */
const unassigned = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** Decodable encodings, each with its best confidence, likeliest first. */
function rank(
  found: readonly { readonly encoding: string | null; readonly confidence: number }[],
): readonly { readonly encoding: string; readonly confidence: number }[] {
  const best = new Map<string, number>();
  for (const { encoding, confidence } of found) {
    const label = encoding === null ? undefined : whatwgLabel(encoding);
    if (label !== undefined && !(confidence <= (best.get(label) ?? -1))) best.set(label, confidence);
  }
  return Array.from(best, ([encoding, confidence]) => ({ encoding, confidence }));
}

function whatwgLabel(name: string): string | undefined {
  const lower = name.toLowerCase();
  const label = labels[lower] ?? lower.replace(/^iso8859-/, 'iso-8859-').replace(/^cp(125\d)$/, 'windows-$1');
  return /^(windows-|iso-8859-|iso-2022-jp$|koi8-|x-mac|macintosh$|ibm866$|shift_jis$|euc-|gb18030$|big5$)/.test(
    label,
  ) && isDecodable(label)
    ? label
    : undefined;
}

/** Not every ISO 8859 part is in the WHATWG list, and a small host may lack some that are. */
function isDecodable(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function decode(sample: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(sample);
}

function highBytes(sample: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < sample.length; i += 1) if ((sample[i] as number) > 0x7f) count += 1;
  return count;
}
