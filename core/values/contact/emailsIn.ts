import { isInvisibleCode, trimBlanks } from '../text/characters.ts';
import { isEmail } from './email.ts';

/**
 * The e-mail addresses that a cell holds, each alone and with its domain in small letters, each once, in their order.
 *
 * Reads over what stands around addresses in exports: `mailto:`, labels (`E-mail:`), quotes, angle brackets with a name before
 * them (`Ann Lee <ann@example.org>`), a remark in parentheses, blanks beside a lone `@`, marks behind, tags of HTML; signs that
 * are spelled out to hide them (`ann (at) example (dot) org`, `ann AT example DOT org`) are as they are meant.
 *
 * @returns `[]` where there is none, and where anything is left that is neither address nor known to stand around one: of
 * `ann lee@example.org` nobody knows whether the blank belongs there.
 */
export function emailsIn(cell: string): readonly string[] {
  const plain = unmasked(withoutTags(ofPlainCharacters(cell)));
  const whole = lowerDomain(plain);
  if (whole !== undefined) return [whole];
  const signs = plain.split('@').length - 1;
  if (signs === 0 || plain.length > longest) return [];
  const text = signs === 1 ? plain.replace(/\s*@\s*/u, '@') : plain;
  const named = /<[^<>]*@[^<>]*>/u.test(text);
  const found: string[] = [];
  for (const piece of text.replace(/"[^"@]*"|\([^()@]*\)/gu, ' ').split(separators)) {
    if (!piece.includes('@')) {
      // A name before brackets may hold any words.
      if (piece === '' || named || joiningWords.has(piece.toLowerCase())) continue;
      return [];
    }
    for (const part of signs > 1 ? piece.split('/') : [piece]) {
      if (part === '') continue;
      const address = lowerDomain(unwrapped(part));
      if (address === undefined) return [];
      // One address in two cases is one address, though the standard would allow two.
      const folded = address.toLowerCase();
      if (!found.some((one) => one.toLowerCase() === folded)) found.push(address);
    }
  }
  return found;
}

/** Longer texts are letters, not addresses. */
const longest = 2_000;
const separators = /(?:[\s;,|<>]|:{3})+/u;
const joiningWords = new Set(
  'and or und oder et ou y o e & / + - mailto: mail: email: e-mail: smtp:'.split(' '),
);

/** Without invisible characters, with the `@` and the dots of full-width writing as plain ones. */
function ofPlainCharacters(cell: string): string {
  let visible = '';
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code === 0xff20) visible += '@';
    else if (code === 0xff0e) visible += '.';
    else if (code === 0xff1a) visible += ':';
    else if (!isInvisibleCode(code)) visible += cell.charAt(at);
  }
  return trimBlanks(visible);
}

/** Addresses out of links, other tags away; `<ann@example.org>` is none. */
function withoutTags(text: string): string {
  if (!/<\/?[a-z]/iu.test(text) || text.length > longest) return text;
  return text
    .replace(/<a\s[^<>]*?mailto:([^"'?<>\s]+)[^<>]*>([^<>@]*<\/a>)?/giu, ' $1 ')
    .replace(/<\/?(?:a|b|i|u|p|br|div|em|font|span|strong|td|tr)(?:\s[^<>]*)?\/?>/giu, ' ')
    .trim();
}

/**
 * `ann (at) example.org`, `ann[at]example[dot]org`, `ann AT example DOT org`. Plain words in small letters are taken so only where
 * both are spelled out: `Ann at example.org` may say where she works.
 */
function unmasked(text: string): string {
  if (text.includes('@') || text.length > longest) return text;
  const signed = text.replace(/\s*[([{]\s*(?:at|arroba|ät)\s*[)\]}]\s*/giu, '@');
  const spelled = /^\S+ at \S+(?: dot \S+)+$/iu.test(text)
    ? text.replace(/ at /iu, '@')
    : text.replace(/ AT /u, '@');
  const one = signed === text ? spelled : signed;
  if (one === text) return text;
  return one
    .replace(/\s*[([{]\s*(?:dot|punkt|point|punto|ponto)\s*[)\]}]\s*/giu, '.')
    .replace(/ dot /giu, '.');
}

function unwrapped(part: string): string {
  return part
    .replace(/^['"`‘’“”([{]+/u, '')
    .replace(/^(?:https?|mailto|e-?mail|mail|smtp|\p{L}[\p{L}.-]{0,20}):(?:\/\/)?/iu, '')
    .replace(/\?.*$/u, '')
    .replace(/['"`‘’“”)\]}.:!]+$/u, '');
}

function lowerDomain(text: string): string | undefined {
  if (!isEmail(text)) return undefined;
  const sign = text.indexOf('@');
  const lower = text.slice(0, sign) + text.slice(sign).toLowerCase();
  // A letter may have a small form of two characters, and an address its limits.
  return lower === text || isEmail(lower) ? lower : undefined;
}
