import { caseForms, foldCase } from './foldCase.ts';

/**
 * Looks for a text in UTF-8 bytes. It leaps over bytes that no match can end at (Horspool), so a long text is found in
 * a fraction of the time that looking at each byte takes.
 */
export class ByteNeedle {
  /** In bytes. */
  readonly length: number;
  /** False where a place that is found may be none, so that its cell has to be looked at as text. */
  readonly exact: boolean;
  /** 1 where the byte may stand at the place: 256 entries for each place. */
  private readonly accepts: Uint8Array;
  private readonly leap: Int32Array;

  /** @param places the bytes that may stand at each place, in order; one or more places */
  constructor(places: readonly ReadonlySet<number>[], exact: boolean) {
    this.length = places.length;
    this.exact = exact;
    this.accepts = new Uint8Array(places.length * 256);
    this.leap = new Int32Array(256).fill(places.length);
    places.forEach((bytes, place) => {
      for (const byte of bytes) {
        this.accepts[place * 256 + byte] = 1;
        if (place < places.length - 1) this.leap[byte] = places.length - 1 - place;
      }
    });
  }

  /** The first place at or behind `from` where the text stands and ends at or before `to`; -1 for none. */
  indexIn(bytes: Uint8Array, from: number, to: number): number {
    const { accepts, leap } = this;
    const last = this.length - 1;
    const lastRow = last * 256;
    for (let end = from + last; end < to; ) {
      const byte = bytes[end] ?? 0;
      if (accepts[lastRow + byte] === 1) {
        let place = last - 1;
        while (place >= 0 && accepts[place * 256 + (bytes[end - last + place] ?? 0)] === 1) place -= 1;
        if (place < 0) return end - last;
      }
      end += leap[byte] ?? 1;
    }
    return -1;
  }
}

const utf8 = new TextEncoder();

/** The needle for a text; `undefined` where bytes cannot tell, and cells have to be looked at as text. */
export function byteNeedle(text: string, matchCase: boolean): ByteNeedle | undefined {
  // What is no UTF-8 comes out as this character, and half a pair of units has no bytes.
  if (text.includes('\ufffd') || /\p{Surrogate}/u.test(text)) return undefined;
  const places: ReadonlySet<number>[] = [];
  let exact = true;
  for (const character of matchCase ? text : foldCase(text)) {
    const [first, ...others] = (matchCase ? [character] : caseForms(character)).map((one) =>
      utf8.encode(one),
    );
    if (first === undefined || others.some((bytes) => bytes.length !== first.length)) return undefined;
    // Two forms of several bytes each: the first byte of one goes with the last of the other.
    if (others.length > 0 && first.length > 1) exact = false;
    for (let at = 0; at < first.length; at += 1)
      places.push(new Set([first, ...others].map((bytes) => bytes[at] ?? 0)));
  }
  return new ByteNeedle(places, exact);
}
