/** Moves the decimal point of plain decimal text, so that no digit is lost; `12.5` by 3 is `12500`, by -3 `0.0125`. */
export function shiftPoint(plain: string, places: number): string {
  const negative = plain.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? plain.slice(1) : plain).split('.');
  const all = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + all : all.padEnd(point, '0');
  const at = Math.max(1, point);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at);
  const text = right === '' ? left : `${left}.${right}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}
