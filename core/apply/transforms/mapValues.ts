import { failure } from './step.ts';
import type { TransformEntry } from './step.ts';
import { foldedText, visibleText } from './text.ts';

/**
 * Replaces spellings by a list. Compared without outer space and without case; of two entries for the same
 * spelling the first counts. An entry with an empty `from` speaks of missing values, one with an empty `to` makes missing.
 */
export const mapValues: TransformEntry<'mapValues'> = {
  kind: 'mapValues',
  label: 'Map values',
  about: 'Replaces listed values by others; what is not listed stays, or rejects the row, as chosen.',
  failsWith: ['NOT_IN_LIST'],
  compile: ({ entries, otherwise }) => {
    const targets = new Map<string, string | null>();
    for (const { from, to } of entries) {
      const key = foldedText(from);
      if (!targets.has(key)) targets.set(key, visibleText(to) === null ? null : to);
    }
    const ofMissing = targets.get('') ?? null;
    const notListed = failure('NOT_IN_LIST');
    return (value) => {
      if (value === null) return ofMissing;
      const target = targets.get(value) ?? targets.get(foldedText(value));
      if (target !== undefined) return target;
      return otherwise === 'keep' ? value : notListed;
    };
  },
};
