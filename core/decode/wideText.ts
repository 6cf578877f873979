import { decodeOptions } from '../model/options/readingOptions.ts';

/** UTF-16 or UTF-32 without a byte order mark, told by where its zero bytes stand; `undefined` for anything else. */
export function wideEncoding(
  head: Uint8Array,
): 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | undefined {
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < head.length; i += 1) if (head[i] === 0) zeros[i & 3] = (zeros[i & 3] ?? 0) + 1;
  const [z0 = 0, z1 = 0, z2 = 0, z3 = 0] = zeros;
  const quarter = head.length / 4;
  const all = z0 + z1 + z2 + z3;
  // A byte or three tell nothing of units of four.
  if (all === 0 || head.length < 4) return undefined;
  const full = decodeOptions.wideZeroShare;
  // Nearly all text stands below U+FFFF, so two bytes of four are zero throughout.
  if (z2 >= full * Math.floor(quarter) && z3 >= full * Math.floor(quarter) && z0 < quarter / 2)
    return 'utf-32le';
  if (z0 >= full * Math.floor(quarter) && z1 >= full * Math.floor(quarter) && z3 < quarter / 2)
    return 'utf-32be';
  // In UTF-16 the zeros are the high bytes of ASCII; delimiters and line ends alone make a few in every script.
  const even = z0 + z2;
  const odd = z1 + z3;
  const enough = decodeOptions.wideAsciiShare * (head.length / 2);
  if (odd >= enough && even <= odd * (1 - full) && readsAsUtf16(head, 1)) return 'utf-16le';
  if (even >= enough && odd <= even * (1 - full) && readsAsUtf16(head, 0)) return 'utf-16be';
  return undefined;
}

/** Whether surrogates come in pairs and control characters are as rare as in text. `high`: 1 where the high byte comes second. */
function readsAsUtf16(head: Uint8Array, high: 0 | 1): boolean {
  let controls = 0;
  let lone = 0;
  let expectsLow = false;
  const units = head.length >> 1;
  for (let i = 0; i < units; i += 1) {
    const unit = ((head[2 * i + high] ?? 0) << 8) | (head[2 * i + 1 - high] ?? 0);
    const isLow = unit >= 0xdc00 && unit < 0xe000;
    if (isLow !== expectsLow) lone += 1;
    expectsLow = unit >= 0xd800 && unit < 0xdc00;
    if (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 13) controls += 1;
  }
  return lone + controls <= decodeOptions.controlShare * units;
}
