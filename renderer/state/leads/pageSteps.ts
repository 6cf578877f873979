import type { PageSize } from './listPart.ts';

export type PageWay = 'first' | 'before' | 'next' | 'last';

/** One way to another page: the row that it begins with; `null` where there is none. */
export interface PageStep {
  readonly way: PageWay;
  readonly to: number | null;
}

/**
 * The ways from the page that is seen.
 *
 * @param seen the rows that are seen, both inclusive, from 0; without pages they are the page
 */
export function pageSteps(
  seen: { readonly first: number; readonly last: number },
  { total, size }: { readonly total: number; readonly size: PageSize },
): readonly PageStep[] {
  const step = size ?? seen.last - seen.first + 1;
  const start = size === null ? seen.first : Math.floor(seen.first / size) * size;
  const end = size === null ? seen.last + 1 : start + size;
  const lastStart = size === null ? total - step : Math.floor(Math.max(0, total - 1) / size) * size;
  const isFirst = start <= 0;
  const isLast = end >= total;
  return [
    { way: 'first', to: isFirst ? null : 0 },
    { way: 'before', to: isFirst ? null : Math.max(0, start - step) },
    { way: 'next', to: isLast ? null : Math.min(end, Math.max(0, total - 1)) },
    { way: 'last', to: isLast ? null : Math.max(0, lastStart) },
  ];
}
