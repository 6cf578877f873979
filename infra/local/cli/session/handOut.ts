import { constants } from 'node:fs';
import { access, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../../../../core/model/errors.ts';
import type { Run } from '../../../../core/model/run.ts';
import { systemCode, writeError } from '../../files/fileErrors.ts';

/** Where the outputs of a command's runs go. */
export interface OutFolder {
  /**
   * Copies the outputs of a run; each appears under its name when it is whole.
   * @param kept folder of the run
   * @returns paths of the copies, in the order of the run's list
   * @throws {AppError} `DISK_FULL`, `STORE_UNAVAILABLE`
   */
  take(run: Run, kept: string): Promise<readonly string[]>;
}

/**
 * Opens the folder that outputs are copied to; makes it where it is missing.
 *
 * No file is replaced that was there before, or that this command has written: where one of a run's names is taken, all
 * of its outputs are told apart by the id of the run.
 *
 * @param replace files that were there before give way
 * @throws {AppError} `STORE_UNAVAILABLE` where there can be no such folder
 */
export async function openOutFolder(given: string, replace: boolean): Promise<OutFolder> {
  const folder = resolve(given);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new AppError('STORE_UNAVAILABLE', `${given} cannot be written to (${systemCode(error) ?? '?'}).`, {
      cause: error,
      remedy: 'Name another folder with --out.',
    });
  }
  const written = new Set<string>();

  const isTaken = async (path: string): Promise<boolean> =>
    written.has(path) || (!replace && (await exists(path)));

  return {
    async take(run, kept) {
      const names = run.outputs.map(({ name }) => name);
      // A partitioned table is one thing, so that no part of another stays in its folder.
      const things = [...new Set(names.map((name) => name.split('/')[0] ?? ''))];
      const taken = await Promise.all(things.map((name) => isTaken(join(folder, name))));
      const prefix = taken.includes(true) ? `${run.id}-` : '';
      const copied: string[] = [];
      try {
        for (const name of things) {
          const path = join(folder, prefix + name);
          await copyWhole(join(kept, name), path, join(folder, `.${run.id}.part`));
          copied.push(path);
        }
      } catch (error) {
        // All or nothing; the run itself keeps its outputs.
        await Promise.all(copied.map((path) => rm(path, { recursive: true, force: true })));
        throw error;
      }
      for (const path of copied) written.add(path);
      return names.map((name) => join(folder, ...(prefix + name).split('/')));
    },
  };
}

async function copyWhole(from: string, to: string, temporary: string): Promise<void> {
  try {
    await cp(from, temporary, { recursive: true });
    // A folder takes the place of an empty one only.
    if ((await stat(temporary)).isDirectory()) await rm(to, { recursive: true, force: true });
    await rename(temporary, to);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw writeError(error);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    // Whatever keeps us from seeing it will keep us from writing it, and then says why.
    return false;
  }
}
