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
