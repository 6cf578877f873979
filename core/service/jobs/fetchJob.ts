import { AppError } from '../../model/errors.ts';
import type { JobRef } from '../../model/job.ts';
import type { JobControl } from '../../ports/engine.ts';
import type { PipelineLink } from '../../ports/pipelineLink.ts';
import type { Sources } from '../../ports/sources.ts';
import type { FileRecord } from '../../ports/stores.ts';

/**
 * Brings the bytes of a file that lies in a pipeline; nothing where they are here already, or it never lay in one.
 *
 * @throws {AppError} what the pipeline fails with; `SOURCE_CHANGED`, `DISK_FULL`, `CANCELLED`
 */
export async function fetchJob(
  sources: Pick<Sources, 'describe' | 'adoptCopy'>,
  open: (job: JobRef) => ReturnType<PipelineLink['open']>,
  { record, signal, onProgress }: Required<JobControl> & { readonly record: FileRecord },
): Promise<void> {
  const { id, name, job } = record;
  if (job === undefined || (await isHere(sources, record))) return;
  const source = await open(job);
  const told = (doneBytes: number): void =>
    onProgress({
      phase: 'fetching',
      doneBytes,
      totalBytes: source.sizeBytes,
      rows: 0,
      failedRows: 0,
      remainingMs: null,
    });
  told(0);
  await sources.adoptCopy({ id, name, source }, { signal, onProgress: told });
}

async function isHere(sources: Pick<Sources, 'describe'>, { id }: FileRecord): Promise<boolean> {
  try {
    await sources.describe(id);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
}
