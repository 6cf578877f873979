import type { LeadOrigin, LeadView } from '../../../../core/contract/leadViews.ts';

/** The row that most values of a lead are from, told once above them; `null` where none has two. */
export function commonSource({ values }: Pick<LeadView, 'values'>): LeadOrigin | null {
  let common: LeadOrigin | null = null;
  let most = 1;
  for (const { origin } of values) {
    const count = values.filter(
      (other) => other.origin !== null && isSameSource(other.origin, origin),
    ).length;
    if (origin?.kind !== 'row' || count <= most) continue;
    common = origin;
    most = count;
  }
  return common;
}

/** Whether both are the same row of the same file. */
export function isSameSource(one: LeadOrigin | null, other: LeadOrigin | null): boolean {
  if (one?.kind !== 'row' || other?.kind !== 'row') return false;
  return one.uploadId === other.uploadId && one.place === other.place;
}
