import { workbookOptions } from '../../model/options/workbookOptions.ts';

/** 1 for bytes at which reading a text of XML stops to look: its end, references, returns, and the beginning of `_x000D_`. */
const stops = new Uint8Array(256);
for (const byte of [0x3c, 0x26, 0x0d, 0x5f]) stops[byte] = 1;

/**
 * The end of a text of XML that reads as it is written: no reference, no return, no `_x000D_`, and not too long.
 * @returns The place of the `<` behind it; -1 where the text is of another kind or its end has not arrived.
 */
export function plainTextEnd(bytes: Uint8Array, start: number): number {
  const last = bytes.length;
  let at = start;
  for (;;) {
    while (at < last && stops[bytes[at] as number] === 0) at += 1;
    if (at >= last) return -1;
    const byte = bytes[at];
    if (byte === 0x3c) return at - start > workbookOptions.cellCharacters ? -1 : at;
    if (byte !== 0x5f || bytes[at + 1] === 0x78) return -1;
    at += 1;
  }
}
