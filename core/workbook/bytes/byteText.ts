import type { ByteRange } from './byteRange.ts';

/** Offset behind the first place of the marker at or after `from`; -1 where it is not there. */
export function endOfMarker(bytes: Uint8Array, marker: readonly number[], from: number): number {
  const last = marker.length - 1;
  const lastByte = marker[last] as number;
  let at = bytes.indexOf(lastByte, from + last);
  while (at >= 0) {
    let matches = true;
    for (let i = 0; i < last; i += 1) if (bytes[at - last + i] !== marker[i]) matches = false;
    if (matches) return at + 1;
    at = bytes.indexOf(lastByte, at + 1);
  }
  return -1;
}

/** Text of a few ASCII bytes. */
export function shortAscii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] as number);
  return text;
}

/**
 * Is this a number as programs write it: digits with a sign or a point at most, no zeros too many at either end, and no
 * more digits than a number keeps? Its value reads back from it without a change.
 */
export function isPlainNumber({ bytes, start, end }: ByteRange): boolean {
  let at = bytes[start] === 0x2d ? start + 1 : start;
  const whole = at;
  if (end - at > 15 || end === at) return false;
  let point = -1;
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x2e) {
      if (point >= 0) return false;
      point = at;
    } else if (byte < 0x30 || byte > 0x39) return false;
  }
  const wholeEnd = point < 0 ? end : point;
  if (wholeEnd === whole) return false;
  const isZero = bytes[whole] === 0x30;
  if (isZero && wholeEnd - whole > 1) return false;
  if (point >= 0) return bytes[end - 1] !== 0x30 && point < end - 1;
  // `-0` is none.
  return !(isZero && whole > start);
}
