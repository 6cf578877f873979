import type {
  LeadEvent,
  LeadExportEvent,
  LeadFindingView,
  LeadOrigin,
  LeadPack,
  LeadPageView,
  LeadStanding,
  LeadView,
  PipelineSignIn,
} from '../../contract/leadViews.ts';
import type { PipelinePlace } from '../../model/job.ts';
import type { PackId } from '../../model/ids.ts';
import type { Lead, LeadEntry, LeadId } from '../../model/lead.ts';
import { AppError } from '../../model/errors.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { ExportWish } from '../../ports/exportApi.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobDesk } from '../jobs/jobDesk.ts';
import { type AnswerWish, answerWish, exportEvents, type LeadListWish, listWish } from './leadExports.ts';
import { createLeadQuestions, type LeadQuestions, type ModelOver } from './leadQuestions.ts';
import { leadsPage, type LeadsWanted, lineOf } from './leadsPage.ts';
import type { SettingsService } from '../base/settings.ts';

interface OfPlace {
  readonly place: PipelinePlace;
}
type OfPack = OfPlace & { readonly packId: PackId };
type OfLead = OfPlace & { readonly leadId: LeadId };
type Texts = readonly { readonly field: string; readonly value: string }[];

/** A method for each procedure of leads, under the same names. */
export interface LeadsService extends LeadQuestions {
  standing(input: OfPlace): Promise<LeadStanding>;
  signIn(input: OfPlace, signal?: AbortSignal): AsyncIterable<PipelineSignIn>;
  signOut(input: OfPlace): Promise<void>;
  page(input: OfPlace & LeadsWanted): Promise<LeadPageView>;
  search(
    input: OfPack & {
      readonly words: readonly string[];
      readonly fields: Texts;
      readonly after: string | null;
      readonly limit: number;
    },
  ): Promise<LeadFindingView>;
  get(input: OfLead): Promise<LeadView>;
  edit(
    input: OfLead & { readonly version: number; readonly values: Texts; readonly reason: string },
  ): Promise<LeadView>;
  undo(input: OfLead & { readonly stamp: string }): Promise<LeadView>;
  export(input: OfPlace & LeadListWish, signal?: AbortSignal): AsyncIterable<LeadExportEvent>;
  exportAnswer(input: OfPlace & AnswerWish, signal?: AbortSignal): AsyncIterable<LeadExportEvent>;
}

/**
 * Leads of the pipelines as a person sees them, whichever way the pipeline is reached.
 *
 * @param schemas packs that pipelines know; a pipeline keeps leads of those alone that come with the app
 */
export function createPipelineLeads(
  { schemas, clock }: { readonly schemas: readonly TargetSchema[]; readonly clock: Clock },
  {
    jobs,
    settings,
    modelOver,
  }: {
    readonly jobs: Pick<JobDesk, 'leadsOf'>;
    readonly settings: Pick<SettingsService, 'get'>;
    readonly modelOver: ModelOver;
  },
): LeadsService {
  const packs = schemas.filter(({ load }) => load !== undefined).map(leadPack);
  const packOf = (packId: PackId): LeadPack => {
    const found = packs.find((pack) => pack.packId === packId);
    if (found === undefined) throw new AppError('NOT_FOUND', `No leads are kept of a pack ${packId}.`);
    return found;
  };
  const leadsOf = async ({ place }: OfPlace) => (await jobs.leadsOf(place)).leads;
  const viewed = async (of: OfLead): Promise<LeadView> => {
    const { lead, history } = await (await leadsOf(of)).get(of.leadId);
    return leadView(lead, history, packOf(lead.packId));
  };
  async function* exported(
    place: PipelinePlace,
    wish: ExportWish,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<LeadExportEvent> {
    const { exports } = await jobs.leadsOf(place);
    const { approver: by } = await settings.get();
    yield* exportEvents(exports, { wish, by }, signal);
  }
  return {
    ...createLeadQuestions({ schemas, clock }, { jobs, modelOver }),
    async standing({ place }) {
      const { account } = await jobs.leadsOf(place);
      return { packs, account: account === null ? null : { who: await account.who() } };
    },
    async *signIn({ place }, signal = new AbortController().signal) {
      const { account } = await jobs.leadsOf(place);
      if (account === null) throw new AppError('USAGE', 'Nobody has to sign in to this pipeline.');
      yield* account.signIn(signal);
    },
    async signOut({ place }) {
      await (await jobs.leadsOf(place)).account?.signOut();
    },
    page: async ({ place, ...wanted }) =>
      leadsPage(await jobs.leadsOf(place), { ...wanted, pack: packOf(wanted.packId) }),
    async search({ place, packId, ...asked }) {
      const pack = packOf(packId);
      const { leads, next } = await (await leadsOf({ place })).search({ ...asked, pack: packId });
      return { lines: leads.map((lead) => lineOf(lead, pack)), next };
    },
    get: viewed,
    async edit({ version, values, reason, ...of }) {
      const { approver: by } = await settings.get();
      const change = values.map(({ field, value }) => ({ field, value: value === '' ? null : value }));
      await (await leadsOf(of)).edit(of.leadId, { version, values: change, reason, by });
      return viewed(of);
    },
    async undo({ stamp, ...of }) {
      const { approver: by } = await settings.get();
      await (await leadsOf(of)).undo(of.leadId, { stamp, by });
      return viewed(of);
    },
    async *export({ place, ...list }, signal) {
      packOf(list.packId);
      yield* exported(place, listWish(list), signal);
    },
    exportAnswer: ({ place, ...answer }, signal) => exported(place, answerWish(answer), signal),
  };
}

function leadPack({ id, title, fields, load }: TargetSchema): LeadPack {
  const facets = new Set(load?.find);
  return {
    packId: id,
    title,
    fields: fields.map(({ name, label, type, enum: allowed }) => ({
      name,
      label,
      type,
      // No table tells which were ever filled.
      isUsed: false,
      isKey: load?.key.includes(name) === true,
      isFacet: facets.has(name),
      allowed,
    })),
  };
}

function leadView(lead: Lead, history: readonly LeadEntry[], { fields }: LeadPack): LeadView {
  const entries = new Map(history.map((entry) => [entry.stamp, entry]));
  return {
    id: lead.id,
    packId: lead.packId,
    version: lead.version,
    changedAt: lead.changedAt,
    values: fields.map(({ name: field }) => {
      const said = lead.values.find((value) => value.field === field);
      const entry = said === undefined ? undefined : entries.get(said.stamp);
      return {
        field,
        value: said?.value ?? null,
        origin: entry === undefined ? null : originOf(entry, field),
      };
    }),
    history: history.map(eventOf).toReversed(),
  };
}

function originOf(entry: LeadEntry, field: string): LeadOrigin {
  if (entry.kind === 'edit') return { kind: 'edit', by: entry.by, at: entry.at };
  const { uploadId, fileName, place, at, values } = entry;
  const raw = values.find((value) => value.field === field)?.raw ?? null;
  return { kind: 'row', uploadId, fileName, place, raw, at };
}

function eventOf(entry: LeadEntry): LeadEvent {
  if (entry.kind === 'row') {
    const { at, told: kind, fileName, place } = entry;
    return {
      kind,
      at,
      by: '',
      reason: '',
      suggestedBy: null,
      stamp: null,
      undone: null,
      fileName,
      place,
      changes: [],
    };
  }
  const { at, by, reason, stamp, undone, suggestion, values: changes } = entry;
  const suggestedBy = suggestion?.modelId ?? null;
  return { kind: 'edited', at, by, reason, suggestedBy, stamp, undone, fileName: null, place: null, changes };
}
