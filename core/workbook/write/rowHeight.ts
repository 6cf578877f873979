import type { CellLook } from './styleSheet.ts';

/** Points of a line of text, for each point of its font: Calibri 11 has lines of 15 points. */
const linePoints = 15 / 11;
/** What Excel takes at most. */
const mostPoints = 409;
/** Widths of columns are told in digits; letters of running text in Calibri are narrower on the whole, bold ones less so. */
const letterWidth = { plain: 0.9, bold: 0.97 } as const;

/** A text with its look and the width of its column, in characters. */
export interface WrappedText {
  readonly text: string;
  readonly look: CellLook;
  readonly width: number;
}

/**
 * The height that a cell's text needs, in points: Excel finds it by itself when it opens a file, other programs and previews
 * take every row for one line where the file does not say.
 *
 * @returns 0 for a text that any row has room for
 */
export function textHeight({ text, look, width }: WrappedText): number {
  const { points = 11, wrap, bold } = look;
  if (wrap === undefined) return points > 11 ? Math.round(points * linePoints) : 0;
  const room = (width - (look.indent ?? 0) - 1) / letterWidth[bold ? 'bold' : 'plain'];
  // Most texts are short.
  if (text.length <= room && !text.includes('\n')) return points > 11 ? Math.round(points * linePoints) : 0;
  let lines = 0;
  for (const part of text.split('\n')) lines += linesOf(part, Math.max(1, room));
  return lines === 1 ? 0 : Math.min(mostPoints, Math.round(lines * points * linePoints));
}

/** How many lines a text takes that is broken between words, and within words that are longer than a line. */
function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const needed = used === 0 ? word.length : used + 1 + word.length;
    if (needed <= room) {
      used = needed;
      continue;
    }
    if (used > 0) lines += 1;
    lines += Math.max(0, Math.ceil(word.length / room) - 1);
    used = word.length % room;
  }
  return lines;
}
