import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { createLeadApi, type LeadApi } from '../../../core/pipeline/leadApi.ts';
import type { PipelineBase } from '../../../core/pipeline/pipelineWorld.ts';
import { nodeDeflate } from '../../local/files/nodeInflate.ts';
import { composeLeads } from './composeLeads.ts';
import type { CloudEnvironment } from './environment.ts';

/** What the HTTP API answers about leads with. */
export function composeLeadApi(environment: CloudEnvironment, world: PipelineBase): LeadApi {
  const leads = composeLeads(environment, world.objects);
  return createLeadApi({ ...world, leads, schemas: builtInPacks, deflate: nodeDeflate });
}
