/** A text with line ends, for a place that has one line: each stands as a sign of its own, so that no word is hidden. */
export function oneLine(value: string): string {
  return value.replaceAll(/\r\n|[\n\r\u0085\u2028\u2029]/g, '↵');
}
