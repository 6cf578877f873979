import { leadRule } from '../../leads/leadRule.ts';
import { AppError } from '../../model/errors.ts';
import { leadOptions } from '../../model/options/leadOptions.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LeadChanges } from '../../ports/leadApi.ts';
import type { LeadStore } from '../../ports/leadStore.ts';

/**
 * A window of what changed since a time, up to a moment ago: what is written later has a later time, so that the windows
 * of all visits together have every change. A place to go on from is `<since>~<cursor of the store>`.
 */
export async function leadChanges(
  { leads, clock }: { readonly leads: Pick<LeadStore, 'find'>; readonly clock: Clock },
  schema: TargetSchema,
  asked: { readonly changedSince: string | null; readonly after: string | null; readonly limit: number },
): Promise<LeadChanges> {
  const { since, cursor } = placeOf(asked);
  const changedBefore = new Date(clock.now() - leadOptions.settleMs).toISOString();
  // Nothing is told twice of what was told up to then.
  if (since >= changedBefore) return { leads: [], next: `${since}~`, more: false };
  const { findFields } = leadRule(schema);
  const query = { packId: schema.id, findFields, changedSince: since, changedBefore };
  const { leads: found, next } = await leads.find(query, { after: cursor, limit: asked.limit });
  return next === null
    ? { leads: found, next: `${changedBefore}~`, more: false }
    : { leads: found, next: `${since}~${next}`, more: true };
}

function placeOf({
  changedSince,
  after,
}: {
  readonly changedSince: string | null;
  readonly after: string | null;
}): { readonly since: string; readonly cursor: string | null } {
  if (after !== null) {
    const [, since, cursor = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~(.*)$/.exec(after) ?? [];
    if (since === undefined)
      throw new AppError('USAGE', 'The place to go on from is none that was given here.');
    return { since, cursor: cursor === '' ? null : cursor };
  }
  if (changedSince === null)
    throw new AppError('USAGE', 'Say since when, or from which place to go on.', {
      remedy: 'Send changedSince for the first visit, and next of the last answer as after from then on.',
    });
  const since = new Date(changedSince).toISOString();
  return { since: since < leadOptions.firstChange ? leadOptions.firstChange : since, cursor: null };
}
