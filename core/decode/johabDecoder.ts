import type { StreamingDecoder } from '../model/bytes.ts';

/**
 * Johab, the code page 1361 of Korean DOS and early Windows: a syllable is two bytes that hold its three parts in five
 * bits each, so it is computed; signs and Chinese characters are those of KS X 1001 in another arrangement, so they are
 * left to the decoder of EUC-KR. 0x5c is a backslash, as in Windows.
 *
 * @see Ken Lunde, CJKV Information Processing, "Johab encoding"
 */
export class JohabDecoder implements StreamingDecoder {
  private lead: number | undefined;

  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string {
    let text = '';
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i] as number;
      if (this.lead === undefined) {
        if (byte < 0x80) text += String.fromCharCode(byte);
        else this.lead = byte;
        continue;
      }
      const character = pairOf(this.lead, byte);
      this.lead = undefined;
      text += character ?? replacement;
      // A byte of ASCII behind half a character is itself, as in the decoders of the web.
      if (character === undefined && byte < 0x80) text += String.fromCharCode(byte);
    }
    if (!options.stream && this.lead !== undefined) {
      this.lead = undefined;
      text += replacement;
    }
    return text;
  }
}

const replacement = '\uFFFD';

const known = new Map<number, string | undefined>();

function pairOf(lead: number, trail: number): string | undefined {
  const code = lead * 256 + trail;
  if (!known.has(code))
    known.set(code, lead >= 0x84 && lead <= 0xd3 ? syllable(lead, trail) : sign(lead, trail));
  return known.get(code);
}

/** Position of each five-bit value among the parts in Unicode's order; -1 is the filler, `undefined` none at all. */
const initials = parts([[2, 20]], 1, 0);
const medials = parts(
  [
    [3, 7],
    [10, 15],
    [18, 23],
    [26, 29],
  ],
  2,
  0,
);
const finals = parts(
  [
    [2, 17],
    [19, 29],
  ],
  1,
  1,
);

/** The single letters of a syllable without its other parts, as Unicode's compatibility letters name them. */
const initialLetters = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const finalLetters = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

function syllable(lead: number, trail: number): string | undefined {
  const code = lead * 256 + trail;
  const initial = initials[(code >> 10) & 31];
  const medial = medials[(code >> 5) & 31];
  const final = finals[code & 31];
  if (initial === undefined || medial === undefined || final === undefined) return undefined;
  if (initial >= 0 && medial >= 0)
    return String.fromCharCode(0xac00 + (initial * 21 + medial) * 28 + Math.max(0, final));
  if (initial >= 0 && medial < 0 && final < 0) return initialLetters[initial];
  if (initial < 0 && medial >= 0 && final < 0) return String.fromCharCode(0x314f + medial);
  if (initial < 0 && medial < 0 && final > 0) return finalLetters[final];
  // Nothing but fillers is the blank as wide as a syllable.
  return initial < 0 && medial < 0 && final < 0 ? '\u3000' : undefined;
}

function parts(
  ranges: readonly (readonly [number, number])[],
  filler: number,
  first: number,
): readonly (number | undefined)[] {
  const list: (number | undefined)[] = Array.from({ length: 32 }, () => undefined);
  list[filler] = -1;
  let next = first;
  for (const [from, to] of ranges)
    for (let value = from; value <= to; value += 1) {
      list[value] = next;
      next += 1;
    }
  return list;
}

const signs = new TextDecoder('euc-kr');

/** Two rows of 94 of KS X 1001 stand behind one lead byte. */
function sign(lead: number, trail: number): string | undefined {
  const isSign = (lead >= 0xd9 && lead <= 0xde) || (lead >= 0xe0 && lead <= 0xf9);
  const isTrail = (trail >= 0x31 && trail <= 0x7e) || (trail >= 0x91 && trail <= 0xfe);
  if (!isSign || !isTrail) return undefined;
  const row = lead < 0xe0 ? 2 * (lead - 0xd9) : 2 * lead - 0x197;
  const cell = trail < 0x91 ? trail - 0x31 : trail - 0x43;
  const text = signs.decode(
    Uint8Array.of(row + (cell < 94 ? 0 : 1) + 0xa1, (cell < 94 ? cell : cell - 94) + 0xa1),
  );
  return text === replacement ? undefined : text;
}
