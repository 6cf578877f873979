import { textOf } from '../leads/foldLead.ts';
import { leadRule } from '../leads/leadRule.ts';
import type { ByteSink, Deflate } from '../model/bytes.ts';
import type { Lead } from '../model/lead.ts';
import { leadOptions } from '../model/options/leadOptions.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { LeadExport, LeadExportFormat } from '../ports/leadApi.ts';
import type { LeadStore } from '../ports/leadStore.ts';
import { csvRecord, recordEnd } from '../values/csvRecord.ts';
import { excelSafeHeader, excelSafeRow } from '../values/excelSafe.ts';
import { writeWorkbook } from '../workbook/write/writeWorkbook.ts';
import type { PipelineBase } from './pipelineWorld.ts';

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
  const ending = format === 'xlsx' ? 'xlsx' : 'csv';
  const key = `temp/leads/${ids.next()}.${ending}`;
  const sink = await objects.create(key, { contentType: types[format] });
  try {
    if (format === 'xlsx')
      await writeWorkbook([{ name: schema.title, rows: tableOf(names, rows()) }], sink, world.deflate);
    else await writeText(sink, { names, rows: rows(), isSafe: format === 'excel-csv' });
    await sink.close();
  } catch (error) {
    await sink.discard();
    throw error;
  }
  const seconds = leadOptions.exportSeconds;
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const fileName = `leads-${day}${format === 'excel-csv' ? '.excel-safe' : ''}.${ending}`;
  return { url: await objects.link({ key }, { fileName, seconds }), seconds, leads: told, next };
}

const types: Readonly<Record<LeadExportFormat, string>> = {
  csv: 'text/csv',
  'excel-csv': 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function writeText(
  sink: ByteSink,
  given: {
    readonly names: readonly string[];
    readonly rows: AsyncIterable<readonly (readonly (string | null)[])[]>;
    readonly isSafe: boolean;
  },
): Promise<void> {
  const { names, rows, isSafe } = given;
  const encoder = new TextEncoder();
  const line = (cells: readonly (string | null)[]): string =>
    isSafe ? excelSafeRow(cells) : `${csvRecord(cells)}${recordEnd}`;
  await sink.write(encoder.encode(isSafe ? excelSafeHeader(names) : line(names)));
  for await (const group of rows) await sink.write(encoder.encode(group.map(line).join('')));
}

async function* tableOf(
  names: readonly string[],
  rows: AsyncIterable<readonly (readonly (string | null)[])[]>,
): AsyncGenerator<readonly (readonly string[])[]> {
  yield [names];
  for await (const group of rows) yield group.map((cells) => cells.map((cell) => cell ?? ''));
}
