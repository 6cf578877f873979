import type { PageLine } from './joinPieces.ts';

/** Letters set apart, as titles are: `H O L E - 1 2`. Fewer than four may as well be numbers beside each other. */
const setApart = /^\s*\S(?:\s\S){3,}\s*$/u;

/** Lines that are set apart letter by letter, once more without the blanks between. */
export function spacedLines(lines: readonly PageLine[]): readonly PageLine[] {
  return lines.flatMap((line) => {
    if (!setApart.test(line.text)) return [];
    const kept = line.from.flatMap((place, at) => (/\s/u.test(line.text.charAt(at)) ? [] : [{ place, at }]));
    const text = kept.map(({ at }) => line.text.charAt(at)).join('');
    return [{ ...line, text, from: kept.map(({ place }) => place) }];
  });
}
