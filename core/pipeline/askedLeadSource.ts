import { askedLeads, leadTopic } from '../ask/askLeads.ts';
import { leadNames } from '../ask/grammar/leadNames.ts';
import { recordTopic } from '../ask/topics/recordTopic.ts';
import { leadRule } from '../leads/leadRule.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { Clock } from '../ports/clock.ts';
import type { LeadStore } from '../ports/leadStore.ts';
import { type AskSource, noRow } from './askSource.ts';

/** The leads of a pack in a pipeline's table, to be asked about. */
export function askedLeadSource(
  { leads, clock }: { readonly leads: Pick<LeadStore, 'find' | 'count'>; readonly clock: Clock },
  schema: TargetSchema,
): AskSource {
  const { id: packId, title, fields } = schema;
  const rule = { packId, findFields: leadRule(schema).findFields };
  return {
    topic: leadTopic(
      recordTopic({
        packId,
        title,
        schema,
        // Which have a value, no table tells.
        fields: fields.map(({ name, label, type, enum: allowed }) => ({
          name,
          label,
          type,
          isUsed: true,
          allowed,
        })),
      }),
    ),
    named: (phrases) => leadNames(leads, rule, phrases),
    async find(plan) {
      const found = await askedLeads({ store: leads, nowMs: () => clock.now() }, { plan, ...rule });
      return found.map(({ lead, seq, valueOf }) => ({ seq, valueOf, opens: { ...noRow, leadId: lead.id } }));
    },
    count: () => leads.count(packId),
  };
}
