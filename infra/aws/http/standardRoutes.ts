import { z } from 'zod';
import { asId, type PackId } from '../../../core/model/ids.ts';
import { standardOptions } from '../../../core/model/options/standardOptions.ts';
import {
  type StandardJobId,
  type SuggestionId,
  suggestionStates,
} from '../../../core/model/standardising.ts';
import type { StandardApi } from '../../../core/ports/standardApi.ts';
import { type ApiRequest, given, membersOnly } from './requests.ts';

/** What the routes of standardising are made of. */
export interface StandardParts {
  /** In the name of whoever asks. */
  readonly standards: (by: string) => StandardApi;
}

type StandardRoute = (request: ApiRequest, parts: StandardParts) => Promise<unknown>;

const pack = z
  .string()
  .max(64)
  .default('crm.leads')
  .transform((text) => asId<PackId>(text));
const field = z.string().min(1).max(200);
const value = z.strictObject({ field, value: z.string().min(1).max(standardOptions.valueCharacters) });
const values = z.array(value).min(1).max(standardOptions.deadAtOnce);
const ids = z
  .array(
    z
      .string()
      .min(1)
      .max(300)
      .transform((id) => id as SuggestionId),
  )
  .min(1)
  .max(standardOptions.pageSuggestions);

const packForm = z.strictObject({ pack });
const scope = { pack, fields: z.array(field).min(1).max(100), again: values.optional() };
const scopeForm = z.strictObject(scope);
const startForm = z.strictObject({
  ...scope,
  requestHash: z.string().length(64),
  mostCost: z.number().min(0).max(1e6).nullable().default(null),
});
const goOnForm = z.strictObject({
  mostCost: z.number().min(0).max(1e6).optional(),
  mostTokens: z.int().min(0).max(1e12).optional(),
});
const endForm = z.strictObject({ reason: z.string().max(500) });
const listForm = z.strictObject({
  pack,
  state: z.enum(suggestionStates).default('open'),
  first: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(standardOptions.pageSuggestions).default(50),
});
const idsForm = z.strictObject({ pack, ids });
const valuesForm = z.strictObject({ pack, values });

/** What the routes take, by route. */
export const standardForms = {
  'GET /standardise': packForm,
  'POST /standardise/look': packForm,
  'POST /standardise/plan': scopeForm,
  'POST /standardise/start': startForm,
  'POST /standardise/jobs/{jobId}/go-on': goOnForm,
  'POST /standardise/jobs/{jobId}/end': endForm,
  'GET /standardise/suggestions': listForm,
  'POST /standardise/accept': idsForm,
  'POST /standardise/reject': idsForm,
  'POST /standardise/reopen': idsForm,
  'GET /standardise/dead': packForm,
  'POST /standardise/forget': valuesForm,
} as const;

/** The routes of standardising. Values stand in bodies and never in addresses, which others may log. */
export const standardRoutes: Readonly<Record<string, StandardRoute>> = {
  'GET /standardise': (request, { standards }) => {
    decidersOnly(request);
    return standards(request.by).progress({ packId: given(packForm, request.query).pack });
  },
  'POST /standardise/look': (request, { standards }) => {
    decidersOnly(request);
    return standards(request.by).look({ packId: given(packForm, request.body).pack });
  },
  'POST /standardise/plan': (request, { standards }) => {
    decidersOnly(request);
    return standards(request.by).plan(scopeOf(given(scopeForm, request.body)));
  },
  'POST /standardise/start': (request, { standards }) => {
    decidersOnly(request);
    const { requestHash, mostCost, ...asked } = given(startForm, request.body);
    return standards(request.by).start({ ...scopeOf(asked), requestHash, mostCost });
  },
  'POST /standardise/jobs/{jobId}/pause': (request, { standards }) => {
    decidersOnly(request);
    return standards(request.by).pause(jobOf(request));
  },
  'POST /standardise/jobs/{jobId}/go-on': (request, { standards }) => {
    decidersOnly(request);
    const { mostCost, mostTokens } = given(goOnForm, request.body);
    return standards(request.by).goOn({
      ...jobOf(request),
      ...(mostCost === undefined ? {} : { mostCost }),
      ...(mostTokens === undefined ? {} : { mostTokens }),
    });
  },
  'POST /standardise/jobs/{jobId}/end': (request, { standards }) => {
    decidersOnly(request);
    return standards(request.by).end({ ...jobOf(request), ...given(endForm, request.body) });
  },
  'GET /standardise/suggestions': (request, { standards }) => {
    decidersOnly(request);
    const { pack: packId, ...window } = given(listForm, request.query);
    return standards(request.by).suggestions({ packId, ...window });
  },
  'POST /standardise/accept': (request, { standards }) => {
    decidersOnly(request);
    return standards(request.by).accept(idsOf(request));
  },
  'POST /standardise/reject': async (request, { standards }) => {
    decidersOnly(request);
    await standards(request.by).reject(idsOf(request));
    return {};
  },
  'POST /standardise/reopen': (request, { standards }) => {
    decidersOnly(request);
    return standards(request.by).reopen(idsOf(request));
  },
  'GET /standardise/dead': (request, { standards }) => {
    decidersOnly(request);
    return standards(request.by).dead({ packId: given(packForm, request.query).pack });
  },
  'POST /standardise/forget': async (request, { standards }) => {
    decidersOnly(request);
    const { pack: packId, values: which } = given(valuesForm, request.body);
    await standards(request.by).forget({ packId, values: which });
    return {};
  },
};

/** Those who may see and change leads may have values asked about, and decide what is suggested. */
function decidersOnly(request: ApiRequest): void {
  membersOnly(request, ['operators', 'analysts']);
}

function scopeOf({ pack: packId, fields, again }: z.infer<typeof scopeForm>) {
  return { packId, fields, ...(again === undefined ? {} : { again }) };
}

function idsOf({ body }: ApiRequest) {
  const { pack: packId, ids: which } = given(idsForm, body);
  return { packId, ids: which };
}

function jobOf({ path }: ApiRequest): { readonly jobId: StandardJobId } {
  return { jobId: (path['jobId'] ?? '') as StandardJobId };
}
