/** The upper half of the code page that zips are named in where they do not say UTF-8 (IBM 437). */
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/**
 * Reads the name of an entry. Many writers have UTF-8 without saying so, thus the flag is not asked; bytes that are no
 * UTF-8 are taken for IBM 437, which the zip of Windows writes for western names.
 *
 * @returns The name with `/` between folders: old .NET writes backslashes.
 * @see APPNOTE.TXT 6.3.10, appendix D
 */
export function readZipName(bytes: Uint8Array): string {
  return decode(bytes).replaceAll('\\', '/');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // No UTF-8, which is all that the decoder has to say.
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : upperHalf[byte - 0x80],
    ).join('');
  }
}
