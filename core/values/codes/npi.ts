/**
 * True for a United States National Provider Identifier: ten digits, the first 1 or 2, with a Luhn check digit over
 * the number behind the prefix 80840 (45 CFR 162.406).
 */
export function isNpi(text: string): boolean {
  if (!isNpiShape(text)) return false;
  // 24 is what the prefix 80840 adds to the sum.
  let sum = 24;
  for (let at = 0; at < 10; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    const doubled = at % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Ten digits that begin as an NPI does; one such number in ten passes the check digit by chance. */
export function isNpiShape(text: string): boolean {
  return /^[12]\d{9}$/u.test(text);
}
