import { AppError } from '../../model/errors.ts';
import { withMailboxes } from '../../dedupe/mailboxForms.ts';
import { inPresentNames } from '../../mapping/presentNames.ts';
import { recordOptions } from '../../model/options/recordOptions.ts';
import type { RunId } from '../../model/ids.ts';
import type { LoadProgress } from '../../model/record.ts';
import type { Run } from '../../model/run.ts';
import type { RowsToLoad } from '../../ports/engine.ts';
import { recordName } from '../../records/incomingRow.ts';
import { type Dependencies, lastDay, timestamp } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { type RecordFrame, recordFrame } from './recordFrame.ts';

/** Takes the rows that a run wrote into the records, from where the load stands on. */
export interface LoadRows {
  /** Begins a load, or goes on with one; resolves when its rows are in and are to be compared. */
  take(run: Run, begun: LoadProgress, signal: AbortSignal): Promise<LoadProgress>;
}

/** @param at called whenever the load has come further, with what comes next */
export function createLoadRows(
  deps: Dependencies,
  {
    packs,
    at,
  }: { readonly packs: PackShelf; readonly at: (runId: RunId, step: 'reading' | 'writing') => void },
): LoadRows {
  const { stores, engine, clock } = deps;
  const { records } = stores;

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
  ): Promise<LoadProgress> => {
    const from = state === 'loading' ? 'failed' : 'loading';
    return records.settle(runId, { state, from, next, error: null, at: timestamp(clock) });
  };

  const takeRows = async (
    run: Run,
    frame: RecordFrame,
    { begun, signal }: { readonly begun: LoadProgress; readonly signal: AbortSignal },
  ): Promise<LoadProgress> => {
    const versions = await stores.mappings.versions(run.mappingId);
    const mapping = versions.find(({ version }) => version === run.mappingVersion);
    if (mapping === undefined || frame.schema === undefined)
      throw new AppError('NOT_FOUND', 'The mapping of this run is no longer there.');
    const { byMailbox = true } = await stores.settings.get();
    const schema = withMailboxes(await packs.targetOf(mapping), byMailbox);
    const { correspondences } = inPresentNames(mapping, schema);
    const rejected = await rejectedRecords(run);
    const read = (first: number): Promise<RowsToLoad> =>
      engine.rowsToLoad({
        runId: run.id,
        fileId: run.fileId,
        overrides: begun.overrides,
        selection: { first, count: recordOptions.readRows },
        schema,
        correspondences,
        places: frame.places.slice(0, schema.fields.length),
        lastDay: lastDay(Date.parse(run.startedAt)),
        named: rejected.size > 0,
      });
    let progress = begun;
    let ahead = read(progress.next);
    for (;;) {
      at(run.id, 'reading');
      const { rows, names, next } = await ahead;
      signal.throwIfAborted();
      if (next <= progress.next) return settle(progress, 'comparing', 0);
      // Read while these are written; whoever waits for it hears of its failure, too.
      ahead = read(next);
      ahead.catch(() => undefined);
      at(run.id, 'writing');
      const without = (names ?? []).flatMap((name, place) => (rejected.has(name) ? [place] : []));
      progress = await records.add(run.id, { rows, without, next, at: timestamp(clock) });
      // Somebody has ended it, and these came late.
      if (progress.state !== 'loading') return progress;
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

  return {
    async take(run, begun, signal) {
      const frame = await withPlaces(run);
      const present = begun.state === 'failed' ? await settle(begun, 'loading', begun.next) : begun;
      return present.state === 'loading' ? takeRows(run, frame, { begun: present, signal }) : present;
    },
  };
}

/** Reasons of rejection that one row alone does not tell. */
const manyRowCodes: ReadonlySet<string> = new Set(['RULE_BROKEN', 'DUPLICATE_ROW']);
