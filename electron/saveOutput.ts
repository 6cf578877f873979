import { copyFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import { AppError } from '../core/model/errors.ts';
import { asId, type RunId } from '../core/model/ids.ts';
import { flatOutputName } from '../core/model/outputName.ts';
import { writeError } from '../infra/local/files/fileErrors.ts';
import type { FindOutput } from '../infra/local/files/findOutput.ts';

/**
 * Asks the person where an output goes and copies it there, whole or not at all.
 *
 * @param output as the page sent it
 * @returns `false` when the dialog was cancelled
 * @throws {AppError} `USAGE`, `NOT_FOUND`, `DISK_FULL`, `STORE_UNAVAILABLE`
 */
export async function saveOutput(window: BrowserWindow, output: unknown, find: FindOutput): Promise<boolean> {
  const { runId, name } = checked(output);
  const source = await find({ runId, name });
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: flatOutputName(name) });
  if (canceled || filePath === '') return false;
  const part = join(dirname(filePath), `.${basename(filePath)}.part`);
  try {
    await copyFile(source.path, part);
    await rename(part, filePath);
    return true;
  } catch (error) {
    await rm(part, { force: true });
    throw writeError(error);
  }
}

/**
 * Shows an output in the file manager.
 *
 * @param output as the page sent it
 * @throws {AppError} `USAGE`, `NOT_FOUND`, `SOURCE_UNREADABLE`
 */
export async function showOutput(output: unknown, find: FindOutput): Promise<void> {
  shell.showItemInFolder((await find(checked(output))).path);
}

function checked(output: unknown): { readonly runId: RunId; readonly name: string } {
  if (typeof output === 'object' && output !== null && 'runId' in output && 'name' in output) {
    const { runId, name } = output;
    if (typeof runId === 'string' && typeof name === 'string') return { runId: asId<RunId>(runId), name };
  }
  throw new AppError('USAGE', 'The page did not say which output is meant.');
}
