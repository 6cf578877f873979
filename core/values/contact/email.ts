import { isBlankCode, trimBlanks } from '../text/characters.ts';

/**
 * True for a text shaped like one e-mail address: something, `@`, a domain with a dot whose labels are sound.
 *
 * A shape, not a proof. Takes letters of all scripts (RFC 6531), no quoted local parts, no comments, no address in brackets:
 * none of these come from a person's address book. Limits of RFC 5321: 64 characters before the `@`, 254 in all.
 */
export function isEmail(raw: string): boolean {
  const text = trimBlanks(raw);
  const sign = text.indexOf('@');
  if (sign < 1 || sign > 64 || text.length > 254 || text.indexOf('@', sign + 1) >= 0) return false;
  for (let at = 0; at < sign; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x21 || isBlankCode(code) || forbiddenBefore.includes(text.charAt(at))) return false;
    if (code === 0x2e && (at === 0 || at === sign - 1 || text.charCodeAt(at - 1) === 0x2e)) return false;
  }
  return isDomain(text.slice(sign + 1));
}

const forbiddenBefore = '()<>[]:;,"\\';

/** True for a host name of at least two labels, the last one not of digits: `mail.example.org`. */
export function isDomain(text: string): boolean {
  if (text.length < 4 || text.length > 253) return false;
  const labels = text.split('.');
  if (labels.length < 2) return false;
  for (const label of labels) {
    if (label.length === 0 || label.length > 63 || label.startsWith('-') || label.endsWith('-')) return false;
    for (let at = 0; at < label.length; at += 1) {
      const code = label.charCodeAt(at);
      const sound =
        (code >= 0x30 && code <= 0x39) ||
        (code >= 0x41 && code <= 0x5a) ||
        (code >= 0x61 && code <= 0x7a) ||
        code === 0x2d ||
        (code > 0xa0 && !isBlankCode(code));
      if (!sound) return false;
    }
  }
  const last = labels[labels.length - 1] ?? '';
  return last.length >= 2 && !/^\d+$/u.test(last);
}
