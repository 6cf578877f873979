/** True for digits with a zero before others: `007`. As a number it would lose a character, so it is a code. `0` and `0.5` are none. */
export function hasLeadingZero(text: string): boolean {
  if (text.length < 2 || text.charCodeAt(0) !== 0x30) return false;
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

/** True for letters, digits and `- _ / .` without blanks, with at least one digit, of at most 40 characters: `CLM-2024-001`, `P123456-A`. */
export function isCodeLike(text: string): boolean {
  if (text.length < 2 || text.length > 40) return false;
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits += 1;
    else if (!isCodeLetter(code)) return false;
  }
  return digits > 0;
}

function isCodeLetter(code: number): boolean {
  return (
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x2d ||
    code === 0x5f ||
    code === 0x2f ||
    code === 0x2e ||
    code === 0x23
  );
}
