import { workbookOptions } from '../model/options/workbookOptions.ts';

/**
 * The end of a text of XML that reads as it is written: no reference, no return, no `_x000D_`, and not too long.
 * @returns The place of the `<` behind it; -1 where the text is of another kind or its end has not arrived.
 */
export function plainTextEnd(bytes: Uint8Array, start: number): number {
  const last = Math.min(bytes.length, start + workbookOptions.cellCharacters);
  for (let at = start; at < last; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x3c) return at;
    if (byte === 0x26 || byte === 0x0d) return -1;
    if (byte === 0x5f && bytes[at + 1] === 0x78) return -1;
  }
  return -1;
}
