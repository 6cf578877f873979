import { distance } from 'fastest-levenshtein';

/**
 * Letters that have to be changed, added or taken away to make one text of the other; two neighbours that changed
 * places count once where nothing else differs.
 */
export function editDistance(a: string, b: string): number {
  const steps = distance(a, b);
  return steps === 2 && a.length === b.length && isTransposed(a, b) ? 1 : steps;
}

function isTransposed(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return (
    a.charCodeAt(at) === b.charCodeAt(at + 1) &&
    a.charCodeAt(at + 1) === b.charCodeAt(at) &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}
