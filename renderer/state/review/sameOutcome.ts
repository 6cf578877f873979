import type { Decisions } from '../../../core/contract/views.ts';

/**
 * Whether two states of a draft make the same of every row. Taking a proposal as right changes what is open and nothing that
 * is made, so the preview and the check of the whole file stand.
 */
export function sameOutcome(a: Decisions | null, b: Decisions | null): boolean {
  if (a === null || b === null || a === b) return a === b;
  if (a.columns.length !== b.columns.length) return false;
  const columns = a.columns.every((one, at) => {
    const other = b.columns[at];
    return (
      other !== undefined &&
      one.field === other.field &&
      (one.status === 'ignored') === (other.status === 'ignored') &&
      sameJson(one.transforms, other.transforms)
    );
  });
  return columns && sameJson([a.constants, a.derived], [b.constants, b.derived]);
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
