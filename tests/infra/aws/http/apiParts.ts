import { createAskApi } from '../../../../core/pipeline/api/askApi.ts';
import { createExportApi } from '../../../../core/pipeline/api/exportApi.ts';
import { createLeadApi } from '../../../../core/pipeline/api/leadApi.ts';
import { giveTicket } from '../../../../core/pipeline/tell/liveTickets.ts';
import { createMappingApi } from '../../../../core/pipeline/api/mappingApi.ts';
import { createUploadApi } from '../../../../core/pipeline/api/uploadApi.ts';
import type { Log } from '../../../../core/ports/clock.ts';
import type { ApiParts } from '../../../../infra/aws/http/apiRoutes.ts';
import { unusedStandards } from './unusedStandards.ts';
import type { TestPipeline } from '../../../core/pipeline/pipelineFixture.ts';

/** What the HTTP API answers with over a pipeline of tests, as the function puts it together. */
export function apiPartsOf(world: TestPipeline['world']): ApiParts & { readonly log: Log } {
  const kept = { ...world, deflate: world.writing.deflate };
  return {
    log: world.log,
    uploads: createUploadApi(world),
    mappings: createMappingApi(world),
    leads: createLeadApi(kept),
    asks: createAskApi(kept),
    exports: createExportApi(kept),
    standards: unusedStandards,
    ticket: (person) => giveTicket(world, { ...person, secret: 'secret' }),
  };
}
