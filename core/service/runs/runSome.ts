import type { RunSomeEvent } from '../../contract/views.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId, RunId } from '../../model/ids.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import { toErrorView } from '../base/errorView.ts';
import { fittingMapping } from './fittingMapping.ts';
import { waitsForReview } from './refuseDrifted.ts';
import type { RunsService } from './runs.ts';

/**
 * Runs files with the mappings that are approved for their layouts, one after the other, and tells of each whether it
 * does. One that differs from what was approved, is being read or run, or has decisions that nobody approved is left as
 * it is. Whoever breaks off starts no more; what was started goes on.
 */
export async function* runSome(
  { stores, rest }: Dependencies,
  { desk, runs }: { readonly desk: Desk; readonly runs: RunsService },
  { fileIds, signal }: { readonly fileIds: readonly FileId[]; readonly signal: AbortSignal | undefined },
): AsyncGenerator<RunSomeEvent> {
  for (const fileId of new Set(fileIds)) {
    if (signal?.aborted === true) return;
    const record = await stores.files.get(fileId);
    try {
      yield { kind: 'started', fileId, runId: await runOne(record) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      yield { kind: 'left', fileId, name: record?.name ?? '', error: toErrorView(error) };
    }
    // Opening a file takes a noticeable part of a second; a person's key goes first.
    await rest();
  }

  async function runOne(record: FileRecord | undefined): Promise<RunId> {
    if (record === undefined) throw new AppError('NOT_FOUND', 'This file is no longer in the Inbox.');
    if (record.state === 'reading')
      throw new AppError('NOT_READY', `${record.name} is still being read.`, {
        remedy: 'Wait until it has been read, then run it.',
      });
    if (record.state === 'running')
      throw new AppError('RUN_UNDER_WAY', `${record.name} is being run already.`);
    // One that could not be read has nothing to run over; one whose run failed has.
    if (record.error !== null && (await stores.files.getAnalysis(record.id)) === undefined)
      throw AppError.fromView(record.error);
    const file = await desk.open(record.id);
    const mapping = fittingMapping(file);
    if (await desk.hasUnapproved(file))
      throw waitsForReview(file, 'it has decisions that nobody has approved');
    const run = await runs.start(file, { mapping, trigger: 'person' });
    return run.id;
  }
}
