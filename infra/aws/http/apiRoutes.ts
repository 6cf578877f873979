import { z } from 'zod';
import { asUploadId, type UploadId } from '../../../core/model/upload.ts';
import type { AskApi } from '../../../core/ports/askApi.ts';
import type { giveTicket } from '../../../core/pipeline/tell/liveTickets.ts';
import type { ExportApi } from '../../../core/ports/exportApi.ts';
import type { LeadApi } from '../../../core/ports/leadApi.ts';
import type { MappingApi } from '../../../core/pipeline/api/mappingApi.ts';
import type { UploadApi } from '../../../core/ports/uploadApi.ts';
import { askForms, askRoutes } from './askRoutes.ts';
import { exportForms, exportRoutes } from './exportRoutes.ts';
import { leadForms, leadRoutes } from './leadRoutes.ts';
import { standardForms, type StandardParts, standardRoutes } from './standardRoutes.ts';
import { type ApiRequest, given, membersOnly } from './requests.ts';

/** What routes are made of. */
export interface ApiParts extends StandardParts {
  readonly uploads: UploadApi;
  readonly mappings: MappingApi;
  readonly leads: LeadApi;
  readonly asks: AskApi;
  readonly exports: ExportApi;
  readonly ticket: (person: TicketHolder) => ReturnType<typeof giveTicket>;
}

/** Who watches live. */
export interface TicketHolder {
  readonly by: string;
  readonly isOperator: boolean;
}

type Route = (request: ApiRequest, parts: ApiParts) => Promise<unknown>;

const uploadForms = {
  'GET /uploads': z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(128).optional(),
    state: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(['received', 'analyzing', 'waiting', 'running', 'done', 'failed', 'quarantined'])))
      .optional(),
  }),
  'POST /uploads': z.strictObject({
    fileName: z.string().min(1),
    sizeBytes: z.number().int().min(1),
    contentType: z.string().min(1).max(200).default('application/octet-stream'),
    lane: z.enum(['main', 'test']).default('main'),
  }),
  'POST /status/{uploadId}/force-complete': z.strictObject({ reason: z.string().max(2_000) }),
  'POST /status/{uploadId}/late': z.strictObject({ decision: z.enum(['take', 'drop']) }),
} as const;

/** What routes take, in the address or the body, by route; those that are not here take nothing, or check it themselves. */
export const apiForms: Readonly<Record<string, z.ZodType>> = {
  ...uploadForms,
  ...askForms,
  ...exportForms,
  ...leadForms,
  ...standardForms,
};

/** The routes of the HTTP API, under the names that API Gateway gives them. */
export const apiRoutes: Readonly<Record<string, Route>> = {
  'GET /status/{uploadId}': (request, { uploads }) => uploads.status(uploadOf(request)),
  'POST /status/{uploadId}/force-complete': (request, { uploads }) => {
    membersOnly(request, ['operators']);
    const { reason } = given(uploadForms['POST /status/{uploadId}/force-complete'], request.body);
    return uploads.forceComplete(uploadOf(request), { by: request.by, reason });
  },
  'POST /status/{uploadId}/late': (request, { uploads }) => {
    membersOnly(request, ['operators']);
    const { decision } = given(uploadForms['POST /status/{uploadId}/late'], request.body);
    return uploads.settleLate(uploadOf(request), { by: request.by, take: decision === 'take' });
  },
  'POST /status/{uploadId}/redrive': (request, { uploads }) => {
    membersOnly(request, ['operators']);
    return uploads.redrive(uploadOf(request), { by: request.by });
  },
  'GET /uploads': async ({ query }, { uploads }) => {
    const { limit, after, state } = given(uploadForms['GET /uploads'], query);
    return {
      uploads: await uploads.list({
        limit,
        ...(after === undefined ? {} : { after: asUploadId(after) }),
        ...(state === undefined ? {} : { states: state }),
      }),
    };
  },
  'POST /uploads': ({ by, body }, { uploads }) =>
    uploads.uploadLink({ ...given(uploadForms['POST /uploads'], body), by }),
  'GET /uploads/{uploadId}/history': async (request, { uploads }) => ({
    events: await uploads.history(uploadOf(request)),
  }),
  'GET /uploads/{uploadId}/outputs/{name}': (request, { uploads }) =>
    uploads.outputLink(uploadOf(request), decoded(request.path['name'] ?? '')),
  'GET /mappings': async (_request, { mappings }) => ({ mappings: await mappings.list() }),
  'POST /mappings': ({ body }, { mappings }) => mappings.approve(body),
  'POST /live/tickets': ({ by, groups }, { ticket }) =>
    ticket({ by, isOperator: groups.includes('operators') }),
  ...askRoutes,
  ...exportRoutes,
  ...leadRoutes,
  ...standardRoutes,
};

function uploadOf({ path }: ApiRequest): UploadId {
  return asUploadId(path['uploadId'] ?? '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that begins nothing.
    return text;
  }
}
