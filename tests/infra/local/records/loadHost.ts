import { setImmediate, setTimeout } from 'node:timers/promises';
import type { RunId } from '../../../../core/model/ids.ts';
import type { IncomingRow } from '../../../../core/model/record.ts';
import type { Run } from '../../../../core/model/run.ts';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import type { RowsToLoadRequest } from '../../../../core/ports/engine.ts';
import type { RecordStore } from '../../../../core/ports/recordStore.ts';
import { packRows } from '../../../../core/records/rowBatch.ts';
import type { Dependencies } from '../../../../core/service/base/dependencies.ts';
import type { PackShelf } from '../../../../core/service/base/packShelf.ts';
import { createRecordLoads, type RecordLoads } from '../../../../core/service/records/recordLoads.ts';

/** Runs whose rows are taken in: of each how many, and how many are read at once. */
export interface LoadedRuns {
  readonly ids: readonly RunId[];
  readonly rows: number;
  readonly batch: number;
}

/**
 * The part of a desk that takes rows in, over a store as it is: runs that have ended, and a source that says its rows. Every
 * seventh row tells of a lead that another run brings as well.
 *
 * @param read called before rows are given: they may come late, or never
 */
export function loadHost(
  store: RecordStore,
  runs: LoadedRuns,
  read: (first: number) => Promise<void> = async () => undefined,
): RecordLoads {
  const [leads] = builtInPacks.filter(({ id }) => id === 'crm.leads');
  if (leads === undefined) throw new Error('The pack of leads is gone.');
  // Comparing has laws of its own; what is held here is that it comes to its end.
  const schema = { ...leads, duplicates: undefined };
  const email = schema.fields.findIndex(({ name }) => name === 'email');
  const runOf = (id: RunId): Run =>
    ({
      id,
      packId: schema.id,
      fileId: `file of ${id}`,
      fileName: `${id}.csv`,
      mappingId: 'm1',
      mappingVersion: 1,
      startedAt: '2025-01-01T00:00:00.000Z',
      startedBy: 'Ana',
      state: 'done',
      counts: { rowsOut: runs.rows, failures: [] },
      outputs: [],
    }) as unknown as Run;
  const rowsOf = ({ fileId, selection }: RowsToLoadRequest): readonly IncomingRow[] => {
    const count = Math.min(runs.batch, Math.max(0, runs.rows - selection.first));
    return Array.from({ length: count }, (_, n) => {
      const row = selection.first + n;
      const key =
        row % 7 === 0 ? `both${String(row)}@x.example` : `${String(row)}@${fileId.slice(8)}.example`;
      const values = schema.fields.map((_field, place) => (place === email ? key : null));
      return { row, place: String(row + 2), values, raw: [], key, keyPlaces: [email] };
    });
  };
  const deps = {
    stores: {
      records: store,
      runs: { get: async (id: RunId) => runOf(id), list: async () => runs.ids.toReversed().map(runOf) },
      files: { get: async () => undefined, list: async () => [] },
      mappings: { versions: async () => [{ version: 1, correspondences: [] }] },
      settings: { get: async () => ({}) },
    },
    engine: {
      async rowsToLoad(request: RowsToLoadRequest) {
        await read(request.selection.first);
        const rows = rowsOf(request);
        return { rows: packRows(rows), names: null, next: request.selection.first + rows.length };
      },
    },
    clock: { now: () => Date.now() },
    wait: (ms: number, signal: AbortSignal) =>
      setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined),
    rest: () => setImmediate(),
    sharing: { guest: false, alone: true },
    log: { info: () => undefined, error: () => undefined },
  };
  const packs = {
    open: async () => ({ entries: [{ pack: schema }] }),
    pack: async () => schema,
    targetOf: async () => schema,
  };
  // What of a desk is not asked for here is not there.
  return createRecordLoads(deps as unknown as Dependencies, {
    packs: packs as unknown as PackShelf,
    told: () => undefined,
  });
}

/** What does not hold of a load that has come to its end; `undefined` where all does. */
export async function loadFault(
  store: RecordStore,
  runId: RunId,
  { rows: all }: LoadedRuns,
): Promise<string | undefined> {
  const load = await store.load(runId);
  if (load === undefined) return `${runId} was never begun`;
  const { state, rows, added, updated, same, late, forced, error } = load;
  const told = `${runId}: ${JSON.stringify({ state, rows, late, forced, error })}`;
  if (state !== 'done') return `stuck, ${told}`;
  const own = await store.toCompare(runId, 0, all + 1);
  if (new Set(own.map(({ row }) => row)).size !== own.length) return `a row stands twice, ${told}`;
  if (own.length !== rows || added + updated + same !== rows) return `counts are not what is in, ${told}`;
  const missing = all - rows;
  if (forced === null) return missing === 0 ? undefined : `rows are lost, ${told}`;
  if (forced.missing !== missing) return `what is missing is not exact, ${told}`;
  return late > missing ? `late rows were counted, ${told}` : undefined;
}
