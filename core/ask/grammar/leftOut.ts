import type { ReadPart } from './readQuestion.ts';

/** Names the words of a question that were not understood; empty where all were. */
export function leftOut(question: string, parts: readonly ReadPart[]): string {
  const lost = parts.filter(({ means }) => means === null).map(({ from, to }) => question.slice(from, to));
  return lost.length === 0 ? '' : `Not understood, and left out: ${lost.join(', ')}.`;
}
