import { randomBytes } from 'node:crypto';
import { giveTicket } from '../../../core/pipeline/tell/liveTickets.ts';
import { createMappingApi } from '../../../core/pipeline/api/mappingApi.ts';
import { createUploadApi } from '../../../core/pipeline/api/uploadApi.ts';
import { composeCloud } from '../functions/compose.ts';
import { composeLeadApi } from '../functions/composeLeadApi.ts';
import { readEnvironment } from '../functions/environment.ts';
import { answerHttp, type HttpAnswer } from '../http/answerHttp.ts';
import type { TicketHolder } from '../http/apiRoutes.ts';

const environment = readEnvironment();
const world = composeCloud(environment);
const parts = {
  log: world.log,
  uploads: createUploadApi(world),
  mappings: createMappingApi(world),
  ...composeLeadApi(environment, world),
  ticket: (person: TicketHolder) =>
    giveTicket(world, { ...person, secret: randomBytes(32).toString('base64url') }),
};

/** Answers the HTTP API. */
export function handler(event: unknown): Promise<HttpAnswer> {
  return answerHttp(event, parts);
}
