import { askedLeads, leadFilterOf, leadValueIn } from '../../ask/askLeads.ts';
import { leadNames } from '../../ask/grammar/words/leadNames.ts';
import { keptLeads } from '../../ask/topics/keptLeads.ts';
import { meetsAll } from '../../ask/rowTests.ts';
import type { Lead } from '../../model/lead.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import { leadOptions } from '../../model/options/leadOptions.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LeadStore } from '../../ports/leadStore.ts';
import { type AskSource, type FoundRow, noRow } from './askSource.ts';

/** The leads of a pack in a pipeline's table, to be asked about. */
export function askedLeadSource(
  { leads, clock }: { readonly leads: Pick<LeadStore, 'find' | 'count' | 'page'>; readonly clock: Clock },
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
    async sample() {
      const newest = { first: 0, count: askOptions.leadsSampled, descending: true };
      return (await leads.page(rule.packId, newest)).map(rowOf);
    },
    count: () => leads.count(rule.packId),
    async walk(plan, { words, after }) {
      // An index by time has another order than that of arrival.
      const { fields = [] } = leadFilterOf(plan);
      const found = await leads.find({ ...rule, fields, words }, { after, limit: leadOptions.lookedAt });
      const rows = found.leads.map(rowOf);
      return { rows: rows.filter(({ valueOf }) => meetsAll(plan.where, valueOf)), next: found.next };
    },
  };
}

function rowOf(lead: Lead, seq: number): FoundRow {
  return { seq, valueOf: leadValueIn(lead), opens: { ...noRow, leadId: lead.id } };
}
