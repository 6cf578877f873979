/**
 * Texts as questions compare them: A to Z without case, every other sign as it is. SQLite's `lower` and its `NOCASE` do the
 * same, so every place answers alike.
 */
export function foldText(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Below 0 where the first sorts before the second: folded, by code points, as UTF-8 sorts. */
export function compareTexts(a: string, b: string): number {
  const [first, second] = [foldText(a), foldText(b)];
  const length = Math.min(first.length, second.length);
  for (let at = 0; at < length; at += 1) {
    const [x, y] = [first.charCodeAt(at), second.charCodeAt(at)];
    // Halves of signs above U+FFFF sort behind everything else there.
    if (x !== y) return isHalf(x) === isHalf(y) ? x - y : isHalf(x) ? 1 : -1;
  }
  return first.length - second.length;
}

function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
