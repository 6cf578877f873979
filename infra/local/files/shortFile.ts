import { closeSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../../../core/model/bytes.ts';
import { changedWhileRead, identityOf, sameState } from './fileSource.ts';
import { readError } from './fileErrors.ts';

/**
 * Reads a short file as a whole and at once: for a thread that has nothing else to do, turns through other threads take
 * longer than the reading.
 *
 * @returns its bytes as a source that need not be closed; `undefined` where it is longer than `mostBytes`
 * @throws {AppError} `SOURCE_UNREADABLE`, `SOURCE_CHANGED`
 */
export function readShortFile(
  path: string,
  { name, mostBytes }: { readonly name: string; readonly mostBytes: number },
): ByteSource | undefined {
  const identity = identityOf(path, name);
  const { sizeBytes } = identity;
  if (sizeBytes > mostBytes) return undefined;
  const bytes = readAll(path, { name, sizeBytes });
  if (bytes.length < sizeBytes || !sameState(identityOf(path, name), identity)) throw changedWhileRead(name);
  return { sizeBytes, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

function readAll(
  path: string,
  { name, sizeBytes }: { readonly name: string; readonly sizeBytes: number },
): Uint8Array {
  try {
    const file = openSync(path, 'r');
    try {
      const room = new Uint8Array(sizeBytes);
      let filled = 0;
      while (filled < sizeBytes) {
        const read = readSync(file, room, filled, sizeBytes - filled, filled);
        if (read === 0) break;
        filled += read;
      }
      return room.subarray(0, filled);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw readError(error, name);
  }
}
