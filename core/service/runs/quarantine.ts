import { AppError } from '../../model/errors.ts';
import type { RunId } from '../../model/ids.ts';
import type { Run } from '../../model/run.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import type { OwedRecords } from '../inbox/owedRecords.ts';
import type { SettingsService } from '../base/settings.ts';

/**
 * Lets the outputs of a quarantined run go on; who did so, when and why stays with the run.
 *
 * @throws {AppError} `NOT_FOUND`; `RUN_NOT_HELD` for a run that is not quarantined, or no longer; `REASON_MISSING`
 */
export type ReleaseRun = (order: { readonly runId: RunId; readonly reason: string }) => Promise<Run>;

export function releaseRun(
  { stores, clock, log }: Dependencies,
  parts: {
    readonly get: (runId: RunId) => Promise<Run>;
    readonly records: Pick<OwedRecords<RunId, Run>, 'save'>;
    readonly settings: Pick<SettingsService, 'get'>;
    readonly board: Pick<InboxBoard, 'settle'>;
    readonly tell: (run: Run) => void;
  },
): ReleaseRun {
  const { get, records, settings, board, tell } = parts;
  // One after the other, so that of two who release at once the second is told.
  let last: Promise<unknown> = Promise.resolve();

  const release = async (runId: RunId, reason: string): Promise<Run> => {
    const run = await get(runId);
    if (run.state !== 'quarantined' || run.quarantine === undefined) {
      const by = run.quarantine?.released?.by;
      throw new AppError(
        'RUN_NOT_HELD',
        by === undefined
          ? `The run of ${run.fileName} is not in quarantine.`
          : `The run of ${run.fileName} was released by ${by === '' ? 'somebody' : by} before.`,
      );
    }
    const { approver } = await settings.get();
    const released: Run = {
      ...run,
      state: 'done',
      quarantine: { ...run.quarantine, released: { by: approver, at: timestamp(clock), reason } },
    };
    await records.save(released);
    log.info('run.released', { runId });
    tell(released);
    const record = await stores.files.get(run.fileId);
    // A file that was run again since is held by that run.
    if (record?.state === 'quarantined' && (await isLatest(run)))
      await board.settle({ ...record, state: 'done' });
    return released;
  };

  const isLatest = async (run: Run): Promise<boolean> => {
    const source = { fileId: run.fileId, sha256: null };
    const [newest] = await stores.runs.search({ words: [], source }, { sort: 'newest', limit: 1 });
    return newest?.id === run.id;
  };

  return ({ runId, reason }) => {
    const said = reason.trim();
    if (said === '')
      return Promise.reject(new AppError('REASON_MISSING', 'A release from quarantine needs a reason.'));
    const turn = last.then(() => release(runId, said));
    last = turn.catch(() => undefined);
    return turn;
  };
}
