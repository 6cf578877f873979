import type { LeadRule } from '../model/lead.ts';
import { leadOptions } from '../model/options/leadOptions.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** How the leads of a pack are told apart and found, as the pack says. */
export function leadRule({ load }: Pick<TargetSchema, 'load'>): LeadRule {
  return {
    keyFields: load?.key ?? [],
    findFields: (load?.find ?? []).slice(0, leadOptions.findFields),
  };
}
