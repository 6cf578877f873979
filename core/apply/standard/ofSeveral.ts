import type { SeveralValues } from '../../model/transform.ts';

/** The values of a cell that are taken; `undefined` where there are several, and one was wanted. */
export function ofSeveral(found: readonly string[], several: SeveralValues): readonly string[] | undefined {
  switch (several) {
    case 'first':
      return found.slice(0, 1);
    case 'others':
      return found.slice(1);
    case 'all':
      return found;
    case 'reject':
      return found.length > 1 ? undefined : found;
  }
}
