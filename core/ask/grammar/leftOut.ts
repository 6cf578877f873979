import { isOtherLanguage } from './words/otherLanguage.ts';
import type { ReadPart } from './readQuestion.ts';

/** Names the words of a question that were not understood, those that stand together as one; empty where all were. */
export function leftOut(question: string, parts: readonly ReadPart[]): string {
  const lost: string[] = [];
  let from = -1;
  let end = -1;
  const close = (): void => {
    if (from >= 0) lost.push(question.slice(from, end));
    from = -1;
  };
  for (const { means, ...part } of parts.toSorted((a, b) => a.from - b.from)) {
    if (means === null) {
      if (from < 0) from = part.from;
      end = part.to;
    } else if (means !== '' || question.slice(part.from, part.to) === ',') close();
  }
  close();
  if (lost.length === 0) return '';
  const english = isOtherLanguage(question) ? 'Questions are read in English only. ' : '';
  return `${english}Not understood, and left out: ${lost.join(', ')}.`;
}
