import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { Run } from '../../model/run.ts';
import type { DeskFile } from '../desk/deskFile.ts';

/** A run that this process is at work on. */
export interface RunUnderWay {
  readonly controller: AbortController;
  /** The run as it ended, well or not. */
  readonly ended: Promise<Run>;
  readonly fileId: FileId;
  readonly mappingHash: string;
}

/**
 * Keeps the same order from being carried out twice at once: by a double click, or from two windows.
 *
 * @throws {AppError} `RUN_UNDER_WAY` where the file is being run with this version of the mapping already
 */
export function refuseTwice(
  jobs: Iterable<RunUnderWay>,
  { record }: Pick<DeskFile, 'record'>,
  { hash }: MappingVersion,
): void {
  for (const job of jobs)
    if (job.fileId === record.id && job.mappingHash === hash)
      throw new AppError('RUN_UNDER_WAY', `${record.name} is being run with this mapping already.`);
}
