import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../core/model/errors.ts';
import type { RunId } from '../../../core/model/ids.ts';
import { outputSteps } from '../../../core/model/outputName.ts';
import type { Run } from '../../../core/model/run.ts';
import type { OutputFolders } from './outputFolders.ts';
import { readError } from './fileErrors.ts';

/** Finds the file behind one of a run's own outputs. @throws {AppError} `NOT_FOUND` for any other name */
export type FindOutput = (output: {
  readonly runId: RunId;
  readonly name: string;
}) => Promise<{ readonly path: string; readonly sizeBytes: number }>;

/** A name becomes a path only where the run itself lists it, so nothing else of the disk can be asked for. */
export function outputFinder(
  runs: { get(input: { readonly runId: RunId }): Promise<Run> },
  folders: Pick<OutputFolders, 'folderOf'>,
): FindOutput {
  return async ({ runId, name }) => {
    const run = await runs.get({ runId });
    const output = run.outputs.find((candidate) => candidate.name === name);
    const steps = outputSteps(output?.name ?? '');
    if (steps === undefined) throw new AppError('NOT_FOUND', `The run has no output ${name}.`);
    const path = join(folders.folderOf(run.id), ...steps);
    try {
      return { path, sizeBytes: (await stat(path)).size };
    } catch (error) {
      throw readError(error, name);
    }
  };
}
