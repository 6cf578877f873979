import { askedLeads } from '../ask/askLeads.ts';
import { leadNames } from '../ask/grammar/leadNames.ts';
import { keptLeads } from '../ask/topics/keptLeads.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { Clock } from '../ports/clock.ts';
import type { LeadStore } from '../ports/leadStore.ts';
import { type AskSource, noRow } from './askSource.ts';

/** The leads of a pack in a pipeline's table, to be asked about. */
export function askedLeadSource(
  { leads, clock }: { readonly leads: Pick<LeadStore, 'find' | 'count'>; readonly clock: Clock },
  schema: TargetSchema,
): AskSource {
  const { topic, rule } = keptLeads(schema);
  return {
    topic,
    named: (phrases) => leadNames(leads, rule, phrases),
    async find(plan) {
      const found = await askedLeads({ store: leads, nowMs: () => clock.now() }, { plan, ...rule });
      return found.map(({ lead, seq, valueOf }) => ({ seq, valueOf, opens: { ...noRow, leadId: lead.id } }));
    },
    count: () => leads.count(rule.packId),
  };
}
