import type { TargetSchema } from '../model/targetSchema.ts';
import leads from './crm.leads/schema.json' with { type: 'json' };
import pipeLines from './engineering.piping_line_list/schema.json' with { type: 'json' };
import claims from './healthcare.claims/schema.json' with { type: 'json' };
import losses from './insurance.loss_register/schema.json' with { type: 'json' };
import { loadPack } from './loadPack.ts';

/** The target schemas that come with the app, in the order in which they are offered. */
export const builtInPacks: readonly TargetSchema[] = [
  loadPack(losses, 'insurance.loss_register'),
  loadPack(claims, 'healthcare.claims'),
  loadPack(leads, 'crm.leads'),
  loadPack(pipeLines, 'engineering.piping_line_list'),
];
