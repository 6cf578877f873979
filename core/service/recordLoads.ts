import { findLikely, type LabelledField } from '../dedupe/findLikely.ts';
import { AppError } from '../model/errors.ts';
import type { RunId } from '../model/ids.ts';
import { inPresentNames } from '../mapping/presentNames.ts';
import { recordOptions } from '../model/options/recordOptions.ts';
import type { LoadProgress, RecordId, StoredRecord } from '../model/record.ts';
import type { Run } from '../model/run.ts';
import { incomingRows } from '../records/incomingRow.ts';
import { type Dependencies, timestamp } from './dependencies.ts';
import { toErrorView } from './errorView.ts';
import type { PackShelf } from './packShelf.ts';
import { type RecordFrame, recordFrame } from './recordFrame.ts';

/** Takes what runs have written into the records, one run after the other. */
export interface RecordLoads {
  /** To be told of every run that has changed; those that ended well and whose pack keeps records are loaded. */
  readonly ran: (run: Run) => void;
  /** Resolves when a run's rows are loaded, or nothing of it is to be loaded. For hosts that wait. */
  loaded(runId: RunId): Promise<void>;
  retry(runId: RunId): Promise<void>;
  /** Goes on with loads that were broken off. */
  resume(): Promise<void>;
  /** Breaks off what is under way; it is taken up by the next `resume`. */
  stop(): Promise<void>;
}

export interface RecordLoadsParts {
  readonly packs: PackShelf;
  /** Called whenever a load has come further. */
  readonly told: (isEnd: boolean) => void;
}

export function createRecordLoads(deps: Dependencies, { packs, told }: RecordLoadsParts): RecordLoads {
  const { stores, engine, log, clock, likely = findLikely } = deps;
  const { records } = stores;
  const stopping = new AbortController();
  const waiting = new Map<RunId, Promise<void>>();
  let last: Promise<void> = Promise.resolve();

  const queue = (runId: RunId): Promise<void> => {
    const present = waiting.get(runId);
    if (present !== undefined) return present;
    const work = last.then(() => loadSafely(runId)).finally(() => waiting.delete(runId));
    waiting.set(runId, work);
    last = work;
    return work;
  };

  const loadSafely = async (runId: RunId): Promise<void> => {
    try {
      if (!stopping.signal.aborted) await load(runId);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const { code, message } = toErrorView(error);
      log.error('records.failed', { runId, code });
      const begun = await records.load(runId).catch(() => undefined);
      if (begun !== undefined)
        await records
          .settle(runId, { state: 'failed', next: begun.next, error: message })
          .catch(() => undefined);
    }
    told(true);
  };

  const load = async (runId: RunId): Promise<void> => {
    const run = await stores.runs.get(runId);
    if (run?.state !== 'done') return;
    const { schema } = await recordFrame(deps, packs, run.packId);
    if (schema?.load === undefined) return;
    let progress = (await records.load(runId)) ?? (await begin(run));
    if (progress.state === 'done') return;
    const frame = await withPlaces(run);
    if (progress.state === 'failed') progress = await settle(progress, 'loading', progress.next);
    if (progress.state === 'loading') progress = await takeRows(run, frame, progress);
    if (progress.state === 'comparing') await compare(frame, progress);
    log.info('records.loaded', { runId, added: progress.added, updated: progress.updated });
  };

  const begin = async (run: Run): Promise<LoadProgress> => {
    const file = await stores.files.get(run.fileId);
    return records.begin({
      runId: run.id,
      packId: run.packId,
      fileId: run.fileId,
      fileName: run.fileName,
      mappingId: run.mappingId,
      mappingVersion: run.mappingVersion,
      overrides: file?.overrides ?? {},
      startedAt: timestamp(clock),
      by: run.startedBy,
      rowsOut: run.counts?.rowsOut ?? 0,
    });
  };

  /** The pack's fields have places from here on. */
  const withPlaces = async (run: Run): Promise<RecordFrame> => {
    const pack = await packs.pack(run.packId);
    await records.places(
      run.packId,
      pack.fields.map(({ name }) => name),
    );
    return recordFrame(deps, packs, run.packId);
  };

  const settle = (
    { runId }: LoadProgress,
    state: LoadProgress['state'],
    next: number,
  ): Promise<LoadProgress> => records.settle(runId, { state, next, error: null });

  const takeRows = async (run: Run, frame: RecordFrame, begun: LoadProgress): Promise<LoadProgress> => {
    const versions = await stores.mappings.versions(run.mappingId);
    const mapping = versions.find(({ version }) => version === run.mappingVersion);
    if (mapping === undefined || frame.schema === undefined)
      throw new AppError('NOT_FOUND', 'The mapping of this run is no longer there.');
    const schema = await packs.targetOf(mapping);
    const { correspondences } = inPresentNames(mapping, schema);
    const toRow = incomingRows({
      schema,
      correspondences,
      places: frame.places.slice(0, schema.fields.length),
      keyOf: (values) => frame.keyOf(byPlace(frame, values)),
      blocksOf: (values) => frame.blocksOf(byPlace(frame, values)),
    });
    const rejected = await rejectedRecords(run);
    let progress = begun;
    for (;;) {
      stopping.signal.throwIfAborted();
      const read = await engine.previewRows({
        fileId: run.fileId,
        overrides: progress.overrides,
        selection: { first: progress.next, count: recordOptions.readRows },
        schema,
        correspondences,
      });
      const lastRow = read.at(-1)?.source.rowIndex;
      if (lastRow === undefined) return settle(progress, 'comparing', 0);
      const rows = read
        .filter(({ problems, source }) => problems.length === 0 && !rejected.has(recordName(source)))
        .map(toRow);
      for (let at = 0; at === 0 || at < rows.length; at += recordOptions.writeRows) {
        stopping.signal.throwIfAborted();
        const batch = rows.slice(at, at + recordOptions.writeRows);
        const isLast = at + recordOptions.writeRows >= rows.length;
        progress = await records.add(run.id, {
          rows: batch,
          next: isLast ? lastRow + 1 : (batch.at(-1)?.row ?? lastRow) + 1,
          at: timestamp(clock),
        });
        told(false);
      }
    }
  };

  /**
   * Records that the run rejected for what only a look at many rows tells, as the rejects name them; rows with a problem
   * of their own are known without.
   */
  const rejectedRecords = async (run: Run): Promise<ReadonlySet<string>> => {
    const rejected = new Set<string>();
    const output = run.outputs.find(({ kind }) => kind === 'rejects-csv');
    const ofMany = run.counts?.failures.some(({ code }) => manyRowCodes.has(code)) === true;
    if (!ofMany || output === undefined) return rejected;
    for (let first = 0; ; first += recordOptions.readRows) {
      const selection = { first, count: recordOptions.readRows };
      const { columns, rows } = await engine.readOutput({ runId: run.id, name: output.name, selection });
      const [record, sheet] = [columns.indexOf('record'), columns.indexOf('sheet')];
      for (const cells of rows)
        rejected.add(
          recordName({ record: Number(cells[record]), sheet: sheet < 0 ? undefined : cells[sheet] }),
        );
      if (rows.length < recordOptions.readRows) return rejected;
    }
  };

  /** Looks for likely duplicates of the records that the load brought or changed, among themselves and all others. */
  const compare = async (frame: RecordFrame, { runId, packId }: LoadProgress): Promise<void> => {
    const fields = likenessFields(frame);
    const own = new Set<RecordId>();
    const compared = new Map<RecordId, readonly (string | null)[]>();
    const take = (record: StoredRecord): void =>
      void (
        record.into === null &&
        compared.set(
          record.id,
          fields.map(({ place }) => record.values[place] ?? null),
        )
      );
    if (fields.length > 0) {
      for (let after = 0; ; ) {
        const page = await records.toCompare(runId, after, recordOptions.compareRecords);
        for (const record of page) {
          own.add(record.id);
          take(record);
        }
        after = page.at(-1)?.id ?? after;
        if (page.length < recordOptions.compareRecords) break;
        stopping.signal.throwIfAborted();
      }
      await takeOthers(packId, own, take);
      const inOrder = [...compared].toSorted(([a], [b]) => a - b);
      const found = await likely(
        fields,
        inOrder.map(([, values]) => values),
        { signal: stopping.signal, rest: () => deps.rest() },
      );
      const idOf = (place: number): RecordId => inOrder[place]?.[0] ?? (0 as RecordId);
      const pairs = found.groups
        .flatMap((group) => group.pairs)
        .map(({ a, b, score, reasons }) => ({ a: idOf(a), b: idOf(b), score, reasons }))
        .filter(({ a, b }) => own.has(a) || own.has(b));
      for (let at = 0; at < pairs.length; at += recordOptions.compareRecords)
        await records.pair(packId, pairs.slice(at, at + recordOptions.compareRecords));
    }
    const progress = await records.load(runId);
    if (progress !== undefined) await settle(progress, 'done', 0);
  };

  /** All records of a store that is not too large; of others those near the ones that came. */
  const takeOthers = async (
    packId: LoadProgress['packId'],
    own: ReadonlySet<RecordId>,
    take: (record: StoredRecord) => void,
  ): Promise<void> => {
    const query = { packId, words: [], places: [] };
    const { total } = await records.count(query);
    if (total > recordOptions.compareAll) {
      for (const id of own) for (const record of await records.near(id, packId)) take(record);
      return;
    }
    for (let first = 0; first < total; first += recordOptions.readRows) {
      const window = { place: null, descending: false, first, count: recordOptions.readRows };
      for (const record of await records.page(query, window)) take(record);
      stopping.signal.throwIfAborted();
    }
  };

  return {
    ran(run) {
      if (run.state === 'done' && !stopping.signal.aborted) void queue(run.id);
    },
    loaded: async (runId) => waiting.get(runId),
    async retry(runId) {
      if ((await records.load(runId)) === undefined)
        throw new AppError('NOT_FOUND', 'This run was never loaded.');
      void queue(runId);
    },
    async resume() {
      for (const { runId, state } of (await records.loads()).toReversed())
        if (state === 'loading' || state === 'comparing') void queue(runId);
    },
    async stop() {
      stopping.abort();
      await last;
    },
  };
}

/** Reasons of rejection that one row alone does not tell. */
const manyRowCodes: ReadonlySet<string> = new Set(['RULE_BROKEN', 'DUPLICATE_ROW']);

function recordName({
  record,
  sheet = '',
}: {
  readonly record: number;
  readonly sheet?: string | undefined;
}): string {
  return `${String(record)} ${sheet}`;
}

/** Values in the order of the pack's fields, put where the store has them. */
function byPlace(frame: RecordFrame, values: readonly (string | null)[]): readonly (string | null)[] {
  const placed: (string | null)[] = [];
  for (const [at, place] of frame.places.entries()) placed[place] = values[at] ?? null;
  return placed;
}

function likenessFields({
  schema,
  placeOf,
}: RecordFrame): readonly (LabelledField & { readonly place: number })[] {
  return (schema?.duplicates?.likeness ?? []).map(({ field, as }) => ({
    field,
    as,
    label: schema?.fields.find(({ name }) => name === field)?.label ?? field,
    place: placeOf(field),
  }));
}
