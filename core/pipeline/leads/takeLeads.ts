import { compileMapping } from '../../apply/compileMapping.ts';
import { laterRejected } from '../../apply/laterRejected.ts';
import { leadRule } from '../../leads/leadRule.ts';
import { AppError } from '../../model/errors.ts';
import type { IncomingRow } from '../../model/record.ts';
import type { LeadCounts, LeadRow, LeadSource } from '../../model/lead.ts';
import { leadOptions } from '../../model/options/leadOptions.ts';
import type { ItemResult } from '../../model/session.ts';
import { BatchPool } from '../../parse/batchPool.ts';
import { readEveryRow } from '../../parse/readEveryRow.ts';
import { incomingRows } from '../../records/incomingRow.ts';
import { openText } from '../world/keptAnalysis.ts';
import type { PartWorld } from '../world/pipelineWorld.ts';
import { latePlace, partPlaces, runOf } from '../world/places.ts';
import { now } from '../uploads/changeUpload.ts';
import { type HeldPart, laterOf } from '../parts/runPartItem.ts';
import { type KeptPlan, partOf, readPlan } from '../parts/runPlan.ts';

/**
 * Takes the rows of one part of a run into the leads: those that its outputs have, read and mapped once more, so that each
 * knows its line and what stood there. The store takes each row once, so another attempt tells the same. Where the session
 * ends meanwhile, what is not in yet is kept out and only counted: a person decides of it.
 *
 * @throws {AppError} `SOURCE_CHANGED`, `OBJECT_MISSING`; what another try can mend
 */
export async function takeLeads(world: PartWorld, { item, token }: HeldPart): Promise<ItemResult> {
  const { runId } = runOf(item.sessionId);
  const plan = await readPlan(world, runId);
  const upload = await world.uploads.get(plan.uploadId);
  if (upload === undefined) throw new AppError('OBJECT_MISSING', 'The upload of this run is gone.');
  const { schema, correspondences, lastDay, startedAt } = plan.request;
  const source: LeadSource = {
    packId: schema.id,
    runId,
    uploadId: upload.id,
    fileName: upload.fileName,
    startedAt,
    ...leadRule(schema),
  };
  const mapping = laterRejected(
    compileMapping(schema, correspondences, {
      columnCount: plan.table.table.structure.columnNames.length,
      lastDay,
    }),
    await laterOf(world, { runId, plan }),
  );
  const incoming = incomingRows({ schema, correspondences, places: schema.fields.map((_, at) => at) });
  const names = schema.fields.map(({ name }) => name);
  const at = now(world);
  const sum = { added: 0, updated: 0, same: 0, aside: 0 };
  const take = async (rows: readonly LeadRow[]): Promise<void> => {
    const session = await world.sessions.get(item.sessionId);
    if (session?.status !== 'sealed' || session.epoch !== item.epoch) {
      sum.aside += rows.length;
      return;
    }
    const told: LeadCounts = await world.leads.take(source, rows, at);
    sum.added += told.added;
    sum.updated += told.updated;
    sum.same += told.same;
  };
  let waiting: LeadRow[] = [];
  for await (const group of await rowsOf(world, { plan, work: item.work, upload })) {
    for (const row of group) {
      const applied = mapping.applyRow(row);
      if (applied.problems.length === 0) waiting.push(leadRowOf(incoming(applied), names));
    }
    if (waiting.length < leadOptions.takenRows) continue;
    await take(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await take(waiting);
  const attempt = { itemId: item.id, token };
  const { counts } = partPlaces(item.sessionId, attempt);
  const key = sum.aside === 0 ? counts : latePlace(item.sessionId, attempt);
  const bytes = new TextEncoder().encode(JSON.stringify(sum));
  await world.objects.put(key, bytes, { contentType: 'application/json' });
  return { key, sha256: world.bytesDigest(bytes) };
}

async function rowsOf(
  world: PartWorld,
  given: { readonly plan: KeptPlan; readonly work: string; readonly upload: Parameters<typeof openText>[1] },
): Promise<ReturnType<typeof readEveryRow>['rows']> {
  const { table } = given.plan;
  const { from, firstRow, before } = partOf(given.work);
  const text = await openText(world.objects, given.upload, table);
  const kernel = world.reading.kernel();
  kernel?.begin();
  const place = from === undefined ? {} : { from };
  return readEveryRow(text, table.table, { ...place, firstRow, before, pool: new BatchPool(kernel) }).rows;
}

/** The row with its fields by name; overlong texts are cut, as an item of a table has an end. */
function leadRowOf({ row, place, values, raw, key }: IncomingRow, names: readonly string[]): LeadRow {
  const cut = (text: string): string => text.slice(0, leadOptions.valueCharacters);
  return {
    row,
    place,
    key: key === null ? null : cut(key),
    values: names.flatMap((field, at) => {
      const [value = null, before = null] = [values[at], raw[at]];
      if (value === null) return [];
      return [{ field, value: cut(value), ...(before === null ? {} : { raw: cut(before) }) }];
    }),
  };
}
