import type { RecordOrigin, RecordRow, RecordView } from '../../contract/recordViews.ts';
import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import { recordOptions } from '../../model/options/recordOptions.ts';
import type {
  RecordFilter,
  RecordId,
  RecordOperation,
  RecordOrder,
  StoredRecord,
} from '../../model/record.ts';
import type { RecordCounting, RecordQuery, RecordWindow } from '../../ports/recordStore.ts';
import type { Clock } from '../../ports/clock.ts';
import { askedRecords } from './askedRecords.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { type RecordFrame, recordFrame } from './recordFrame.ts';
import { type RecordFacts, recordHistory } from './recordHistory.ts';

/** Things in the life of a record that are told; more is seldom and nobody reads it. */
const mostEvents = 1_000;

/** Looks records up: how many, which ones, one with all that is known of it. */
export interface RecordLists {
  count(input: { readonly packId: PackId; readonly filter: RecordFilter }): Promise<RecordCounting>;
  values(input: { readonly packId: PackId; readonly filter: RecordFilter; readonly field: string }): Promise<{
    values: readonly { value: string; count: number }[] | null;
  }>;
  page(input: {
    readonly packId: PackId;
    readonly filter: RecordFilter;
    readonly order: RecordOrder;
    readonly first: number;
    readonly count: number;
  }): Promise<readonly RecordRow[]>;
  /** @throws {AppError} `NOT_FOUND` */
  get(input: { readonly packId: PackId; readonly recordId: RecordId }): Promise<RecordView>;
}

export function createRecordLists(
  deps: Pick<Dependencies, 'stores' | 'clock' | 'standards'>,
  packs: PackShelf,
): RecordLists & { readonly frame: (packId: PackId) => Promise<RecordFrame> } {
  const { records } = deps.stores;
  const frame = (packId: PackId): Promise<RecordFrame> => recordFrame(deps, packs, packId);
  const { clock, standards } = deps;
  return {
    frame,
    count: async ({ packId, filter }) => records.count(queryOf(await frame(packId), filter, clock)),
    async values({ packId, filter, field }) {
      const of = await frame(packId);
      // What is chosen of a field does not narrow what the field offers.
      const others = { ...filter, fields: (filter.fields ?? []).filter((one) => one.field !== field) };
      return { values: await records.values(queryOf(of, others, clock), of.placeOf(field)) };
    },
    async page({ packId, filter, order, first, count }) {
      const of = await frame(packId);
      const found = await records.page(queryOf(of, filter, clock), windowOf(of, order, { first, count }));
      return found.map((record) => rowOf(of, record));
    },
    async get({ packId, recordId }) {
      const record = await records.get(recordId);
      if (record === undefined) throw new AppError('NOT_FOUND', 'There is no such record.');
      const of = await frame(packId);
      const [arrivals, operations, loads] = [
        await records.arrivals(recordId),
        await records.operations({ packId, recordId, limit: mostEvents }),
        await records.loads(packId),
      ] as const;
      const models = await standards.models(operations.flatMap(({ batch }) => batch ?? []));
      return viewOf(of, { record, arrivals, operations, loads, models });
    },
  };
}

/** What the store is asked for a filter. Signs alone are no word. */
export function queryOf(
  of: RecordFrame,
  { text = '', mark, fields = [], asked }: RecordFilter,
  clock: Clock,
): RecordQuery {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return {
    packId: of.packId,
    words: words.slice(0, recordOptions.words),
    places: fields.map(({ field, values }) => ({ place: of.placeOf(field), values })),
    ...(mark === undefined ? {} : { mark }),
    ...(asked === undefined ? {} : { asked: askedRecords(of, asked, clock.now()) }),
  };
}

export function windowOf(
  of: RecordFrame,
  { field, descending }: RecordOrder,
  { first, count }: { readonly first: number; readonly count: number },
): RecordWindow {
  return { place: field === null ? null : of.placeOf(field), descending, first, count };
}

/** A record with its values in the order of the fields. */
export function rowOf({ places }: RecordFrame, { id, values, marks }: StoredRecord): RecordRow {
  return { id, marks, values: places.map((place) => values[place] ?? null) };
}

function viewOf(of: RecordFrame, facts: RecordFacts): RecordView {
  const { record, arrivals, operations, loads } = facts;
  const loadOf = new Map(loads.map((load) => [load.runId, load]));
  const arrivalOf = new Map(arrivals.map((arrival) => [arrival.no, arrival]));
  const operationOf = new Map<number, RecordOperation>(
    operations.map((operation) => [operation.id, operation]),
  );
  const originOf = (place: number): RecordOrigin | null => {
    const origin = record.origins[place] ?? 0;
    const arrival = arrivalOf.get(origin);
    const load = arrival === undefined ? undefined : loadOf.get(arrival.runId);
    if (arrival !== undefined && load !== undefined) {
      const { runId, fileId, fileName, mappingId, mappingVersion, startedAt } = load;
      const { row, place: where } = arrival;
      return {
        kind: 'file',
        runId,
        fileId,
        fileName,
        mappingId,
        mappingVersion,
        row,
        place: where,
        raw: arrival.raw[place] ?? null,
        at: startedAt,
      };
    }
    const edit = origin < 0 ? operationOf.get(-origin) : undefined;
    return edit === undefined ? null : { kind: 'edit', by: edit.by, at: edit.at };
  };
  return {
    id: record.id,
    packId: of.packId,
    operation: record.operation,
    into: record.into,
    values: of.fields.map(({ name }, at) => {
      const place = of.places[at] ?? -1;
      return { field: name, value: record.values[place] ?? null, origin: originOf(place) };
    }),
    history: recordHistory(of, facts),
  };
}
