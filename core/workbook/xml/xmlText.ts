const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const reference = /\r\n?|&(#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);/g;

/**
 * Resolves the five predefined and the numeric references and makes every line end `\n`, as XML has it.
 * Any other reference stays as it is written; nothing is ever looked up.
 */
export function decodeXmlText(text: string): string {
  return text.replaceAll(reference, (whole: string, body?: string) => {
    if (body === undefined) return '\n';
    if (!body.startsWith('#')) return named[body] ?? whole;
    const code = Number(body.startsWith('#x') ? `0${body.slice(1)}` : body.slice(1));
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}

const escapedUnit = /_x([0-9A-Fa-f]{4})_/g;

/**
 * Resolves `_x000D_`, the way in which workbooks write characters that XML cannot hold: one UTF-16 unit in four
 * hexadecimal digits. An underscore that only looks like the beginning of one is itself written as `_x005F_`.
 *
 * @see ECMA-376 part 1, 22.4.2.4 (ST_Xstring)
 */
export function decodeSheetText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(escapedUnit, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Controls but tab and line feed, halves of surrogate pairs, the two non-characters, and the beginning of what looks like an escape. */
const illegalOrSpecial = /(?![\t\n])\p{Cc}|[\p{Cs}\ufffe\uffff&<>]|_(?=x[0-9A-Fa-f]{4}_)/gu;

/** Writes a text so that `decodeXmlText` and then `decodeSheetText` give it back, whatever UTF-16 units it holds. */
export function encodeSheetText(text: string): string {
  return text.replaceAll(illegalOrSpecial, (character) => {
    if (character === '&') return '&amp;';
    if (character === '<') return '&lt;';
    if (character === '>') return '&gt;';
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

/** Writes a text for an attribute in double quotes. Characters that XML cannot hold become blanks. */
export function encodeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ');
}
