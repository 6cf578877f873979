import { withMailboxes } from '../../../core/dedupe/mailboxForms.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { createAskApi } from '../../../core/pipeline/api/askApi.ts';
import { createExportApi } from '../../../core/pipeline/api/exportApi.ts';
import { createLeadApi } from '../../../core/pipeline/api/leadApi.ts';
import type { PipelineBase } from '../../../core/pipeline/world/pipelineWorld.ts';
import type { AskApi } from '../../../core/ports/askApi.ts';
import type { ExportApi } from '../../../core/ports/exportApi.ts';
import type { LeadApi } from '../../../core/ports/leadApi.ts';
import { nodeDeflate } from '../../local/files/nodeInflate.ts';
import { pipelineStandards } from '../../../core/pipeline/api/standardApi.ts';
import type { StandardParts } from '../http/standardRoutes.ts';
import { composeAsking } from './composeStandards.ts';
import { composeLeads } from './composeLeads.ts';
import type { CloudEnvironment } from './environment.ts';

/** What the HTTP API answers about leads with. */
export function composeLeadApi(
  environment: CloudEnvironment,
  world: PipelineBase,
): { readonly leads: LeadApi; readonly asks: AskApi; readonly exports: ExportApi } & StandardParts {
  const leads = composeLeads(environment, world.objects);
  const schemas = builtInPacks.map((pack) => withMailboxes(pack, environment.byMailbox));
  const kept = { ...world, leads, schemas, deflate: nodeDeflate };
  const standards = { ...kept, ...composeAsking(environment, world), base: world };
  return {
    leads: createLeadApi(kept),
    asks: createAskApi(kept),
    exports: createExportApi(kept),
    standards: (by) => pipelineStandards(standards, by),
  };
}
