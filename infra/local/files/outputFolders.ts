import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ByteSink } from '../../../core/model/bytes.ts';
import { invariant } from '../../../core/model/errors.ts';
import type { RunId } from '../../../core/model/ids.ts';
import { outputSteps } from '../../../core/model/outputName.ts';
import type { Outputs } from '../../../core/ports/outputs.ts';
import { durableFile, syncFolder } from './atomicFile.ts';
import { writeError } from './fileErrors.ts';

/**
 * The outputs of runs, a folder each. While a run writes, its folder has a hidden name; one rename makes all of its
 * files visible at once, so nobody ever sees a part of them.
 */
export interface OutputFolders extends Outputs {
  /** Where the outputs of a finished run lie. */
  folderOf(runId: RunId): string;
  /** Starts anew with an empty hidden folder. @returns Its path, for `outputSink`. */
  start(runId: RunId): Promise<string>;
  /** Makes what was written durable and visible; outputs of an earlier attempt are replaced. */
  commit(runId: RunId): Promise<void>;
  /** Throws away what was written so far. */
  discard(runId: RunId): Promise<void>;
  /** Throws away what runs left behind that were broken off with the whole app. */
  clean(): Promise<void>;
}

/** Ends the name of a folder that is being written. */
const partSuffix = '.part';

/** @param path Of the folder that holds the runs' folders; must exist. */
export function outputFolders(path: string): OutputFolders {
  const folderOf = (runId: RunId): string => {
    invariant(/^[\w-]+$/.test(runId), 'a run id is a plain name');
    return join(path, runId);
  };
  const partOf = (runId: RunId): string => join(path, `.${basename(folderOf(runId))}${partSuffix}`);
  const discard = (runId: RunId): Promise<void> => rm(partOf(runId), { recursive: true, force: true });
  return {
    folderOf,
    discard,
    async sizeOf({ runId, name }) {
      // Whatever keeps a file from being looked at, it cannot be opened either.
      const steps = outputSteps(name);
      if (steps === undefined) return undefined;
      const found = await stat(join(folderOf(runId), ...steps)).catch(() => undefined);
      return found?.isFile() === true ? found.size : undefined;
    },
    async start(runId) {
      try {
        await discard(runId);
        await mkdir(partOf(runId), { mode: 0o700 });
        return partOf(runId);
      } catch (error) {
        throw writeError(error);
      }
    },
    async commit(runId) {
      try {
        await syncFolder(partOf(runId));
        await rm(folderOf(runId), { recursive: true, force: true });
        await rename(partOf(runId), folderOf(runId));
        await syncFolder(path);
      } catch (error) {
        await discard(runId);
        throw writeError(error);
      }
    },
    async clean() {
      for (const name of await readdir(path)) {
        if (name.startsWith('.') && name.endsWith(partSuffix))
          await rm(join(path, name), { recursive: true });
      }
    },
  };
}

/** Opens one output in the folder that `start` gave; it is on the disk when `close` has resolved. */
export function outputSink(folder: string, name: string): Promise<ByteSink> {
  invariant(basename(name) === name && !name.startsWith('.'), 'an output has a plain file name');
  return durableFile(join(folder, name));
}
