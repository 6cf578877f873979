import { leadRule } from '../../leads/leadRule.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { LeadQuery } from '../../ports/leadStore.ts';
import type { AskTopic } from '../askField.ts';
import { leadTopic } from '../askLeads.ts';
import { recordTopic } from './recordTopic.ts';

/** Leads of a pack as something to be asked about. */
export interface KeptLeads {
  readonly topic: AskTopic;
  readonly rule: Pick<LeadQuery, 'packId' | 'findFields'>;
}

/** The leads of a pack as a pipeline knows them. */
export function keptLeads(schema: TargetSchema): KeptLeads {
  const { id, title, fields } = schema;
  const topic = recordTopic({
    packId: id,
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
  });
  return { topic: leadTopic(topic), rule: { packId: id, findFields: leadRule(schema).findFields } };
}
