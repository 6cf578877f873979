import type { AskGroup, AskSpan } from '../../../model/ask.ts';
import { type Draft, noteWaiting, type Rule, wordAt } from '../draft/draft.ts';

/** `hot vs cold`, `this year compared with last year`, `compare Germany and France`. */
export const compareRule: Rule = (draft, at) => {
  const word = wordAt(draft, at);
  const isBetween = ['vs', 'compared', 'against'].includes(word);
  if (!isBetween && !['compare', 'comparing', 'comparison'].includes(word)) return 0;
  const length = ['to', 'with', 'of'].includes(wordAt(draft, at + 1)) ? 2 : 1;
  draft.compares = true;
  draft.isJoined = isBetween;
  noteWaiting(draft, [at, length], { means: 'side by side', waits: 'compares' });
  return length;
};

/** More sides than anybody names. */
const mostCompared = 12;

/** Puts what is compared into groups of its own; what has no second side stays to be told. */
export function groupCompared(draft: Draft): void {
  if (!draft.compares) return;
  // "Rejected vs all rows" stand beside each other as figures.
  if (draft.figures.length > 0 && draft.groups.length > 0) draft.compares = false;
  const group = comparedIn(draft);
  if (group === undefined) return;
  draft.compares = false;
  if (!draft.groups.some(({ field }) => field === group.field)) draft.groups.push(group);
}

function comparedIn({ conditions, groups }: Draft): AskGroup | undefined {
  for (const [at, { condition, link }] of conditions.entries()) {
    const { field, test } = condition;
    // Two regions are many countries, which would stand one by one.
    if (test.op === 'is' && test.values.length > mostCompared) return undefined;
    if (test.op === 'is' && test.values.length > 1) return { field, by: null };
    if (link === 'or' && conditions[at - 1]?.condition.field === field)
      return { field, by: 'span' in test ? unitOf(test.span) : null };
  }
  return groups[0];
}

function unitOf(span: AskSpan): AskGroup['by'] {
  switch (span.kind) {
    case 'unit':
      return span.unit;
    case 'month':
    case 'quarter':
    case 'year':
      return span.kind;
    case 'last':
      return span.unit === 'hour' ? 'day' : span.unit;
    case 'weekday':
    case 'dates':
      return 'day';
  }
}
