import { rowKey } from '../../dedupe/rowKey.ts';
import { leadRule } from '../../leads/leadRule.ts';
import { textOf } from '../../leads/foldLead.ts';
import type { Deflate } from '../../model/bytes.ts';
import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import type { Lead, LeadId } from '../../model/lead.ts';
import { leadOptions } from '../../model/options/leadOptions.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { LeadApi } from '../../ports/leadApi.ts';
import type { LeadStore } from '../../ports/leadStore.ts';
import { now } from '../uploads/changeUpload.ts';
import { leadChanges } from '../leads/leadChanges.ts';
import { exportLeads } from './leadExport.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';

/** What the leads of a pipeline are asked over. */
export interface LeadApiWorld extends Pick<PipelineBase, 'objects' | 'clock' | 'ids'> {
  readonly leads: LeadStore;
  readonly schemas: readonly TargetSchema[];
  readonly deflate: Deflate;
}

export function createLeadApi(world: LeadApiWorld): LeadApi {
  const { leads } = world;
  const schemaOf = (id: PackId): TargetSchema => {
    const schema = world.schemas.find((one) => one.id === id && one.load !== undefined);
    if (schema === undefined) throw new AppError('NOT_FOUND', `No leads are kept of a pack ${id}.`);
    return schema;
  };
  const present = async (id: LeadId): Promise<Lead> => {
    const lead = await leads.get(id);
    if (lead === undefined) throw new AppError('NOT_FOUND', 'There is no such lead.');
    return lead;
  };
  return {
    async page({ pack, page, pageSize, sort }) {
      const { id } = schemaOf(pack);
      const total = await leads.count(id);
      const from = (page - 1) * pageSize;
      const descending = sort.startsWith('-');
      const window = { first: from, count: pageSize, descending };
      const byChange = sort.endsWith('changed');
      if (byChange && from + pageSize > leadOptions.changedPlaces)
        throw new AppError('ASK_TOO_LONG', 'Leads by when they changed have places up to 20,000 only.', {
          remedy: 'Turn the order round, or ask for what changed since a time.',
        });
      const found = await (byChange ? leads.pageByChange(id, window) : leads.page(id, window));
      return {
        leads: found,
        page,
        pageSize,
        pages: Math.ceil(total / pageSize),
        total,
        first: found.length === 0 ? 0 : from + 1,
        last: found.length === 0 ? 0 : from + found.length,
      };
    },
    async search({ pack, fields, words, changedSince, address, after, limit }) {
      const schema = schemaOf(pack);
      const key =
        address === undefined ? undefined : keyWith(schema, [{ field: keyField(schema), value: address }]);
      if (key === null) throw new AppError('USAGE', 'The address is empty.');
      const query = {
        packId: schema.id,
        findFields: leadRule(schema).findFields,
        fields,
        words,
        ...(changedSince === undefined ? {} : { changedSince: new Date(changedSince).toISOString() }),
        ...(key === undefined ? {} : { key }),
      };
      return leads.find(query, { after, limit });
    },
    changes: async ({ pack, ...asked }) => leadChanges(world, schemaOf(pack), asked),
    async get(id) {
      const lead = await present(id);
      return { lead, history: await leads.history(lead.id) };
    },
    async edit(id, { version, values, reason, by }) {
      const lead = await present(id);
      const schema = schemaOf(lead.packId);
      for (const { field } of values)
        if (!schema.fields.some(({ name }) => name === field))
          throw new AppError('USAGE', `The pack has no field ${field}.`);
      const { keyFields, findFields } = leadRule(schema);
      const changesKey = values.some(({ field }) => keyFields.includes(field));
      const key = changesKey ? keyWith(schema, values, lead) : null;
      const change = { id: lead.id, version, at: now(world), by, reason, values, findFields };
      return { lead: await leads.edit({ ...change, ...(key === null ? {} : { key }) }) };
    },
    async undo(id, { stamp, by }) {
      const lead = await present(id);
      const rule = leadRule(schemaOf(lead.packId));
      return { lead: await leads.undo(lead.id, stamp, { at: now(world), by, ...rule }) };
    },
    export: ({ pack, format, after }) => exportLeads(world, { schema: schemaOf(pack), format, after }),
  };
}

function keyField({ load }: TargetSchema): string {
  const [field = ''] = load?.key ?? [];
  return field;
}

/** The key of a lead, as rows have it, with these values in place of its own. */
function keyWith(
  schema: TargetSchema,
  values: readonly { readonly field: string; readonly value: string | null }[],
  lead?: Lead,
): string | null {
  const given = new Map(values.map(({ field, value }) => [field, value]));
  const key = rowKey(schema, schema.load?.key ?? [], schema.duplicates?.forms);
  const text = key.of(
    schema.fields.map(
      ({ name }) => (given.has(name) ? given.get(name) : textOf(lead?.values ?? [], name)) ?? null,
    ),
  );
  return text === null ? null : text.slice(0, leadOptions.valueCharacters);
}
