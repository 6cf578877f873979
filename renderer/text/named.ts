/** Longest a name stands within a sentence, in characters; the whole of it stands where it is looked at. */
const longestName = 60;

/**
 * A header, field or value for use within a sentence: on one line, cut where it is long, and without the marks that turn
 * the direction of what follows, so that no file can write our words backwards.
 */
export function named(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ').replaceAll(turning, '').trim();
  const characters = Array.from(line.slice(0, longestName * 2));
  return characters.length > longestName || line.length > longestName * 2
    ? `${characters.slice(0, longestName).join('')}…`
    : line;
}

/** Control characters and marks of direction; letters of scripts that run to the left stand for themselves. */
// oxlint-disable-next-line no-control-regex
const turning = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
