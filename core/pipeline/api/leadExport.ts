import { textOf } from '../../leads/foldLead.ts';
import { leadRule } from '../../leads/leadRule.ts';
import type { Deflate } from '../../model/bytes.ts';
import type { Lead } from '../../model/lead.ts';
import { leadOptions } from '../../model/options/leadOptions.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { LeadExport, LeadExportFormat } from '../../ports/leadApi.ts';
import type { LeadStore } from '../../ports/leadStore.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { putRowFile, rowFileForms } from './rowFile.ts';

interface ExportWorld extends Pick<PipelineBase, 'objects' | 'clock' | 'ids'> {
  readonly leads: Pick<LeadStore, 'find'>;
  readonly deflate: Deflate;
}

/**
 * Writes leads in the order of arrival into an object that passes away, for as long as a request may take; whoever wants
 * more asks for the file behind it. A lead that comes meanwhile is told once or not at all.
 */
export async function exportLeads(
  world: ExportWorld,
  asked: { readonly schema: TargetSchema; readonly format: LeadExportFormat; readonly after: string | null },
): Promise<LeadExport> {
  const { objects, clock, ids } = world;
  const { schema, format } = asked;
  const names = schema.fields.map(({ name }) => name);
  const untilMs = clock.now() + leadOptions.exportMs;
  let told = 0;
  let next = asked.after;
  async function* rows(): AsyncGenerator<readonly (readonly (string | null)[])[]> {
    const query = { packId: schema.id, findFields: leadRule(schema).findFields };
    do {
      const found = await world.leads.find(query, { after: next, limit: leadOptions.lookedAt });
      ({ next } = found);
      told += found.leads.length;
      yield found.leads.map((lead: Lead) => names.map((name) => textOf(lead.values, name)));
    } while (next !== null && told < leadOptions.exportLeads && clock.now() < untilMs);
  }
  const { ending } = rowFileForms[format];
  const key = `temp/leads/${ids.next()}.${ending}`;
  await putRowFile(world, key, { format, names, rows: rows(), title: schema.title, hasHead: true });
  const seconds = leadOptions.exportSeconds;
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const fileName = `leads-${day}.${ending}`;
  return { url: await objects.link({ key }, { fileName, seconds }), seconds, leads: told, next };
}
