import { findLikely, type LabelledField } from '../dedupe/findLikely.ts';
import { recordOptions } from '../model/options/recordOptions.ts';
import type { RunId } from '../model/ids.ts';
import type { RecordId, RecordPair, StoredRecord } from '../model/record.ts';
import type { CompareOrder } from '../ports/compareRecords.ts';
import type { RecordStore } from '../ports/recordStore.ts';
import { recordBlocks } from './recordBlocks.ts';

export interface CompareJob {
  readonly signal?: AbortSignal;
  /** Lets others have a turn; called some times a second. */
  readonly rest?: () => Promise<void>;
  /** ISO 8601 UTC, for how far the loads are. */
  readonly now?: () => string;
}

/**
 * Looks for likely duplicates of the records that loads brought or changed, and has the store keep the pairs.
 *
 * In a store of up to `compareAll` records these are compared with all others at once, those of all loads together: ten
 * sheets that are compared one by one take five times as long. In a larger one they are taken load by load and some at a
 * time, each time with those that share a block with them; so memory does not grow with the store, and what is done is
 * noted as the load's `next`, from which a later call goes on.
 *
 * @throws whatever `job.signal` was aborted with, `CANCELLED`
 */
export async function compareRecords(
  records: RecordStore,
  order: CompareOrder,
  job: CompareJob = {},
): Promise<void> {
  const fields = likenessFields(order);
  if (fields.length === 0) return;
  const { total } = await records.count({ packId: order.packId, words: [], places: [] });
  const isSmall = total <= recordOptions.compareAll;
  if (!isSmall) await blockAll(records, order, job);
  const parts = isSmall ? [order.runIds] : order.runIds.map((runId) => [runId]);
  for (const runIds of parts) await compareLoads(records, { order, fields, total, isSmall, runIds }, job);
}

/** Loads that are compared together, and among how many records. */
interface ComparedLoads {
  readonly order: CompareOrder;
  readonly fields: readonly ComparedField[];
  readonly total: number;
  readonly isSmall: boolean;
  readonly runIds: readonly RunId[];
}

async function compareLoads(records: RecordStore, loads: ComparedLoads, job: CompareJob): Promise<void> {
  const { order, fields, total, isSmall, runIds } = loads;
  for (;;) {
    const values = new Map<RecordId, Values>();
    const near = new Set<RecordId>();
    const ends: { readonly runId: RunId; readonly next: number }[] = [];
    for (const runId of runIds) {
      const own = await ownRecords(records, { order, fields, isSmall, runId }, job);
      for (const [id, compared] of own.values) values.set(id, compared);
      for (const id of own.near) near.add(id);
      ends.push({ runId, next: own.next });
    }
    if (values.size === 0) return;
    const compared = new Map(values);
    if (isSmall) await takeAll(records, { order, fields, total, compared }, job);
    else await takeNear(records, { fields, near, compared }, job);
    await compareSome(records, { order, fields, own: values, compared }, job);
    const dated = job.now === undefined ? {} : { at: job.now() };
    for (const { runId, next } of ends)
      await records.settle(runId, { state: 'comparing', from: 'comparing', next, error: null, ...dated });
  }
}

type ComparedField = LabelledField & { readonly place: number };
type Values = readonly (string | null)[];

/** Records of the load from where it stands on, with the values that are compared, and what else may be like them. */
async function ownRecords(
  records: RecordStore,
  asked: Pick<ComparedLoads, 'order' | 'fields' | 'isSmall'> & { readonly runId: RunId },
  { signal }: CompareJob,
): Promise<{
  readonly values: ReadonlyMap<RecordId, Values>;
  readonly near: ReadonlySet<RecordId>;
  readonly next: number;
}> {
  const { order, fields, isSmall, runId } = asked;
  const blocksOf = recordBlocks(order.schema, order.places);
  const values = new Map<RecordId, Values>();
  const near = new Set<RecordId>();
  let next = (await records.load(runId))?.next ?? 0;
  const most = isSmall ? Number.POSITIVE_INFINITY : recordOptions.compareOwn;
  while (values.size < most) {
    const page = await records.toCompare(runId, next, recordOptions.compareRecords);
    for (const { record } of page) {
      if (record.into !== null) continue;
      values.set(record.id, comparedValues(fields, record));
    }
    if (!isSmall) {
      const own = page.map(({ record: { id, values: all } }) => ({ id, blocks: blocksOf(all) }));
      for (const id of await records.near(own)) near.add(id);
    }
    next = (page.at(-1)?.row ?? next - 1) + 1;
    signal?.throwIfAborted();
    if (page.length < recordOptions.compareRecords) break;
  }
  return { values, near, next };
}

async function takeAll(
  records: RecordStore,
  {
    order: { packId },
    fields,
    total,
    compared,
  }: {
    readonly order: CompareOrder;
    readonly fields: readonly ComparedField[];
    readonly total: number;
    readonly compared: Map<RecordId, Values>;
  },
  { signal }: CompareJob,
): Promise<void> {
  for (let first = 0; first < total; first += recordOptions.readRows) {
    const window = { place: null, descending: false, first, count: recordOptions.readRows };
    for (const record of await records.page({ packId, words: [], places: [] }, window))
      compared.set(record.id, comparedValues(fields, record));
    signal?.throwIfAborted();
  }
}

async function takeNear(
  records: RecordStore,
  {
    fields,
    near,
    compared,
  }: {
    readonly fields: readonly ComparedField[];
    readonly near: ReadonlySet<RecordId>;
    readonly compared: Map<RecordId, Values>;
  },
  { signal }: CompareJob,
): Promise<void> {
  const others = [...near].filter((id) => !compared.has(id));
  for (let at = 0; at < others.length; at += recordOptions.compareRecords) {
    for (const record of await records.some(others.slice(at, at + recordOptions.compareRecords)))
      if (record.into === null) compared.set(record.id, comparedValues(fields, record));
    signal?.throwIfAborted();
  }
}

async function compareSome(
  records: RecordStore,
  {
    order,
    fields,
    own,
    compared,
  }: {
    readonly order: CompareOrder;
    readonly fields: readonly ComparedField[];
    readonly own: ReadonlyMap<RecordId, Values>;
    readonly compared: ReadonlyMap<RecordId, Values>;
  },
  job: CompareJob,
): Promise<void> {
  // Oldest first, whatever the order they were found in.
  const ids = Float64Array.from(compared.keys()).sort();
  const found = await findLikely(
    fields,
    Array.from(ids, (id) => compared.get(id as RecordId) ?? []),
    job,
  );
  const idOf = (place: number): RecordId => (ids[place] ?? 0) as RecordId;
  const pairs: RecordPair[] = [];
  for (const group of found.groups)
    for (const { a, b, score, reasons } of group.pairs)
      if (own.has(idOf(a)) || own.has(idOf(b))) pairs.push({ a: idOf(a), b: idOf(b), score, reasons });
  for (let at = 0; at < pairs.length; at += recordOptions.compareRecords) {
    await records.pair(order.packId, pairs.slice(at, at + recordOptions.compareRecords));
    job.signal?.throwIfAborted();
  }
}

/** Notes the blocks of all records that have come or changed since they were noted last. */
async function blockAll(
  records: RecordStore,
  { packId, schema, places }: CompareOrder,
  { signal }: CompareJob,
): Promise<void> {
  const blocksOf = recordBlocks(schema, places);
  for (;;) {
    const page = await records.unblocked(packId, recordOptions.blockedAtOnce);
    if (page.length === 0) return;
    await records.block(
      packId,
      page.map(({ id, values }) => ({ id, blocks: blocksOf(values) })),
    );
    signal?.throwIfAborted();
  }
}

function comparedValues(fields: readonly ComparedField[], { values }: StoredRecord): Values {
  return fields.map(({ place }) => values[place] ?? null);
}

function likenessFields({ schema, places }: CompareOrder): readonly ComparedField[] {
  return (schema.duplicates?.likeness ?? []).flatMap(({ field, as }) => {
    const at = schema.fields.findIndex(({ name }) => name === field);
    const place = places[at];
    return place === undefined ? [] : [{ field, as, label: schema.fields[at]?.label ?? field, place }];
  });
}
