import type { ExportPiece, RecordsOverview, RecordView } from '../../contract/recordViews.ts';
import { AppError } from '../../model/errors.ts';
import type { PackId, RunId } from '../../model/ids.ts';
import { editedNow, type OperationId, type RecordId, recordMarks } from '../../model/record.ts';
import { visibleText } from '../../apply/transforms/text.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import { createHub } from '../base/hub.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { createRecordDecisions, type RecordDecisions } from './recordDecisions.ts';
import { exportRecords, type RecordExport } from './recordExport.ts';
import { recordPack } from './recordFrame.ts';
import { createRecordLists, type RecordLists } from './recordLists.ts';
import { createRecordLoads, type RecordLoads } from './recordLoads.ts';
import type { SettingsService } from '../base/settings.ts';

/** What runs have loaded; under the names of the contract. */
export interface RecordsService extends RecordLists, RecordDecisions {
  watch(input?: undefined, signal?: AbortSignal): AsyncIterable<RecordsOverview>;
  /** @throws {AppError} `RECORD_CHANGED`, `RECORD_KEY_TAKEN`, `NOT_FOUND` */
  edit(input: {
    readonly packId: PackId;
    readonly recordId: RecordId;
    readonly basis: OperationId;
    readonly field: string;
    readonly value: string;
  }): Promise<RecordView>;
  export(input: PackExport, signal?: AbortSignal): AsyncIterable<ExportPiece>;
  stop(input: { readonly runId: RunId }): Promise<void>;
  retry(input: { readonly runId: RunId }): Promise<void>;
  /** Not on the wire: what there is, once. */
  overview(): Promise<RecordsOverview>;
  /** Not on the wire: records were changed by others than this service; who watches is told. */
  changed(): void;
  /** Not on the wire: takes in what runs have written. */
  readonly loads: RecordLoads;
}

type PackExport = RecordExport & { readonly packId: PackId };

/** Time between two words on how far loads are, in milliseconds. */
const tellMs = 200;

export function createRecordsService(
  deps: Dependencies,
  {
    packs,
    settings,
    loadsChanged,
  }: {
    readonly packs: PackShelf;
    readonly settings: SettingsService;
    /** Called a few times a second at most. */
    readonly loadsChanged: () => void;
  },
): RecordsService {
  const { stores, clock } = deps;
  const { records } = stores;
  const hub = createHub<() => Promise<RecordsOverview>>();
  let revision = 0;
  let toldAt = 0;
  const told = (isEnd = true): void => {
    if (!isEnd && clock.now() - toldAt < tellMs) return;
    toldAt = clock.now();
    revision += 1;
    // Made when somebody takes it, so that a busy load makes none for nobody.
    hub.publish('overview', overview);
    loadsChanged();
  };

  const lists = createRecordLists(deps, packs);
  const { frame } = lists;
  const decisions = createRecordDecisions(deps, { settings, frame, told: () => told() });
  const loads = createRecordLoads(deps, { packs, told });

  const person = async (): Promise<string> => (await settings.get()).approver;

  async function overview(): Promise<RecordsOverview> {
    const found: RecordsOverview['packs'][number][] = [];
    for (const { packId, records: count } of await records.packs()) {
      const { states } = await decisions.countGroups({ packId });
      found.push(recordPack(await frame(packId), { records: count, waiting: states.open }));
    }
    return {
      packs: found,
      loads: (await loads.standing()).filter(({ state, late }) => state !== 'done' || late > 0),
      revision,
    };
  }

  return {
    ...lists,
    ...decisions,
    loads,
    overview,
    changed: () => told(),
    async *watch(_, signal) {
      for await (const make of hub.subscribe(async () => overview, signal)) yield await make();
    },
    async edit({ packId, recordId, basis, field, value }) {
      const of = await frame(packId);
      const record = await records.get(recordId);
      if (record === undefined) throw new AppError('NOT_FOUND', 'There is no such record.');
      if (record.operation !== basis || record.into !== null)
        throw new AppError('RECORD_CHANGED', 'The record was changed meanwhile.');
      const place = of.placeOf(field);
      const typed = visibleText(value);
      if (typed === (record.values[place] ?? null)) return lists.get({ packId, recordId });
      const values = [...record.values];
      const origins = values.map((_value, at) => record.origins[at] ?? 0);
      while (values.length <= place) {
        values.push(null);
        origins.push(0);
      }
      values[place] = typed;
      origins[place] = editedNow;
      const key = of.fields.some((one) => one.name === field && one.isKey) ? of.keyOf(values) : null;
      await records.apply({
        packId,
        kind: 'edited',
        at: timestamp(clock),
        by: await person(),
        batch: null,
        records: [
          {
            id: recordId,
            basis,
            after: { values, origins, into: null, marks: record.marks | recordMarks.edited },
            ...(key === null ? {} : { key }),
          },
        ],
      });
      told();
      return lists.get({ packId, recordId });
    },
    async *export({ packId, ...order }, signal) {
      yield* exportRecords(deps, await frame(packId), { ...order, signal });
    },
    stop: async ({ runId }) => loads.cancel(runId, await person()),
    retry: async ({ runId }) => loads.retry(runId, await person()),
  };
}
