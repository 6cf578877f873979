/**
 * True for the number under which the Drug Enforcement Administration of the United States knows who may prescribe: two letters
 * (the second may be a 9) and seven digits, the last of which is that of the sum of the first, third and fifth and twice the others.
 */
export function isDea(text: string): boolean {
  if (!/^[A-Z][A-Z9]\d{7}$/iu.test(text)) return false;
  const digit = (place: number): number => text.charCodeAt(place + 1) - 0x30;
  const sum = digit(1) + digit(3) + digit(5) + 2 * (digit(2) + digit(4) + digit(6));
  return sum % 10 === digit(7);
}
