import { z } from 'zod';
import { AppError } from '../../../core/model/errors.ts';
import { asId, type PackId } from '../../../core/model/ids.ts';
import { asLeadId, type LeadId } from '../../../core/model/lead.ts';
import { leadOptions } from '../../../core/model/options/leadOptions.ts';
import { type LeadApi, leadSorts } from '../../../core/ports/leadApi.ts';
import { type ApiRequest, forMembers, given } from './requests.ts';

const { pageLeads, words, valueCharacters } = leadOptions;
const pack = z
  .string()
  .max(64)
  .default('crm.leads')
  .transform((text) => asId<PackId>(text));
const field = z.string().min(1).max(200);
const value = z.string().max(valueCharacters);
const size = z.coerce.number().int().min(1).max(pageLeads).default(50);
const after = z.string().max(200).nullable().default(null);

/** A time with its zone, or a day in UTC. */
const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

const pageForm = z.strictObject({
  pack,
  page: z.coerce.number().int().min(1).default(1),
  pageSize: size,
  sort: z.enum(leadSorts).default('-arrived'),
});
const searchForm = z.strictObject({
  pack,
  fields: z.array(z.strictObject({ field, value })).max(8).default([]),
  words: z.array(z.string().min(1).max(200)).max(words).default([]),
  changedSince: moment.optional(),
  address: z.string().min(1).max(500).optional(),
  after,
  limit: size,
});
const changesForm = z.strictObject({
  pack,
  changedSince: moment.nullable().default(null),
  after,
  limit: size,
});
const editForm = z.strictObject({
  version: z.number().int().min(1),
  values: z
    .array(z.strictObject({ field, value: value.nullable() }))
    .min(1)
    .max(200),
  reason: z.string().max(2_000).default(''),
});
const undoForm = z.strictObject({ stamp: z.string().min(1).max(100) });
const exportForm = z.strictObject({
  pack,
  format: z.enum(['csv', 'excel-csv', 'xlsx']).default('csv'),
  after,
});

/** What they take. */
export const leadForms = {
  'GET /leads': pageForm,
  'POST /leads/search': searchForm,
  'GET /leads/changes': changesForm,
  'GET /leads/export': exportForm,
  'PATCH /leads/{leadId}': editForm,
  'POST /leads/{leadId}/undo': undoForm,
} as const;

/**
 * The routes of leads, for operators and analysts. What tells of a person stands in bodies and never in addresses, which
 * others may log.
 */
export const leadRoutes = forMembers<{ readonly leads: LeadApi }>({
  'GET /leads': ({ query }, { leads }) => leads.page(inAddress(pageForm, query)),
  'POST /leads/search': ({ body }, { leads }) => leads.search(given(searchForm, body)),
  'GET /leads/changes': ({ query }, { leads }) => leads.changes(inAddress(changesForm, query)),
  'GET /leads/export': ({ query }, { leads }) => leads.export(inAddress(exportForm, query)),
  'GET /leads/{leadId}': (request, { leads }) => leads.get(leadOf(request)),
  'PATCH /leads/{leadId}': (request, { leads }) =>
    leads.edit(leadOf(request), { ...given(editForm, request.body), by: request.by }),
  'POST /leads/{leadId}/undo': (request, { leads }) =>
    leads.undo(leadOf(request), { ...given(undoForm, request.body), by: request.by }),
});

function leadOf({ path }: ApiRequest): LeadId {
  return asLeadId(path['leadId'] ?? '');
}

/** @throws {AppError} `USAGE` */
function inAddress<Form extends z.ZodObject>(form: Form, query: ApiRequest['query']): z.infer<Form> {
  const other = Object.keys(query).filter((name) => !Object.hasOwn(form.shape, name));
  if (other.length > 0)
    throw new AppError('USAGE', 'Leads are looked for by what stands in the body of a request.', {
      remedy: 'Ask POST /leads/search, so that nothing of a person stands in an address.',
    });
  return given(form, query);
}
