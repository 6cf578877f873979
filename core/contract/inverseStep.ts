import type { Transform } from '../model/transform.ts';

/**
 * The step that takes another one back: what went in comes out again, as a plain figure or in the list's spelling. Units come
 * back to twelve digits.
 *
 * @returns `undefined` where something is lost for good, as with most steps.
 */
export function inverseStep(transform: Transform): Transform | undefined {
  if (transform.kind === 'negate') return transform;
  if (transform.kind === 'convertUnit')
    return { kind: 'convertUnit', from: transform.to, to: transform.from, decimalMark: '.' };
  if (transform.kind !== 'mapValues') return undefined;
  const { entries, otherwise } = transform;
  const [froms, tos] = [entries.map(({ from }) => from), entries.map(({ to }) => to)];
  if (otherwise === 'keep' || !areDistinct(froms) || !areDistinct(tos)) return undefined;
  return { ...transform, entries: entries.map(({ from, to }) => ({ from: to, to: from })) };
}

/** As value maps compare; an empty side speaks of missing values, of which there are many kinds. */
function areDistinct(texts: readonly string[]): boolean {
  const folded = texts.map((text) => text.trim().normalize('NFC').toLowerCase());
  return new Set(folded).size === folded.length && !folded.includes('');
}
