import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskFile } from '../desk/deskFile.ts';
import type { JobDesk } from '../jobs/jobDesk.ts';
import type { ReleaseWaiting } from '../intake/releaseWaiting.ts';
import type { RunsService } from '../runs/runs.ts';

export interface ApprovedLaterParts {
  readonly desk: Desk;
  readonly runs: RunsService;
  readonly release: ReleaseWaiting;
  readonly jobs: Pick<JobDesk, 'released' | 'sendApproved'>;
}

/** Newest runs among which one that this very approval has begun would be: it was begun a moment ago. */
const newestRuns = 50;

/**
 * Sends a file on its way whose approval has waited in the outbox and is in force now, as it would have gone at once.
 * May be asked again where it was broken off: a run that was begun is not begun twice.
 */
export async function approvedLater(
  { stores, log }: Pick<Dependencies, 'stores' | 'log'>,
  { version, fileId }: { readonly version: MappingVersion; readonly fileId: FileId },
  { desk, runs, release, jobs }: ApprovedLaterParts,
): Promise<void> {
  log.info('mapping.approved', { mappingId: version.mappingId, version: version.version });
  desk.invalidate();
  const file = await fileThere(desk, fileId);
  if (file?.mappingId === version.mappingId) await goOn(file);
  release.after(version, fileId);

  async function goOn(present: DeskFile): Promise<void> {
    if (present.record.job !== undefined) return jobs.released(present.record, version);
    const isBegun = (await stores.runs.list({ limit: newestRuns })).some(
      (run) =>
        run.fileId === fileId &&
        run.mappingId === version.mappingId &&
        run.mappingVersion === version.version,
    );
    if (isBegun) return;
    await runs.start(present, { mapping: version, trigger: 'approval' });
    await jobs.sendApproved(fileId);
  }
}

/** The approval stands without its file: it may have been removed meanwhile, or fail to be read. */
async function fileThere(desk: Desk, fileId: FileId): Promise<DeskFile | undefined> {
  try {
    return await desk.open(fileId);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'NOT_READY'))
      return undefined;
    throw error;
  }
}
