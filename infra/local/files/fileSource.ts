import { statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ByteSource } from '../../../core/model/bytes.ts';
import { changedSince } from '../../../core/model/changedSource.ts';
import { AppError } from '../../../core/model/errors.ts';
import { readError } from './fileErrors.ts';

/** What tells one state of a file from another without reading it. */
export interface FileIdentity {
  readonly sizeBytes: number;
  /** Nanoseconds since the epoch. */
  readonly changedNs: bigint;
  readonly inode: bigint;
}

/** A file that is read at any place. Let go of it with `close`. */
export interface FileSource extends ByteSource {
  readonly path: string;
  readonly identity: FileIdentity;
  close(): Promise<void>;
}

/**
 * Opens a file for reading and holds on to what it was like: each `read` checks that the file at the path still is the
 * same one, of the same size and time, so that no answer is made of two states of it.
 *
 * @param options `name` is what messages call it; `expected` is the state that an earlier look found.
 * @throws {AppError} `SOURCE_UNREADABLE` when it is not there, is no regular file or may not be read;
 *   `SOURCE_CHANGED` when it is not as expected, or a read finds it changed or too short.
 */
export async function openFileSource(
  path: string,
  options: { readonly name?: string; readonly expected?: FileIdentity } = {},
): Promise<FileSource> {
  const name = options.name ?? basename(path);
  const identity = identityOf(path, name);
  if (options.expected !== undefined && !sameState(identity, options.expected)) throw changedSince(name);
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    throw readError(error, name);
  }
  return {
    path,
    identity,
    sizeBytes: identity.sizeBytes,
    async read(offset, length, into) {
      const wanted = Math.max(0, Math.min(length, identity.sizeBytes - offset));
      const room = into?.subarray(0, wanted) ?? new Uint8Array(wanted);
      const bytes = await readFully(handle, { offset, room, name });
      // After the read, so that a change meanwhile is seen too.
      if (bytes.length < wanted || !sameState(identityOf(path, name), identity)) throw changedWhileRead(name);
      return bytes;
    },
    close: () => handle.close(),
  };
}

/** Does this source lie in a file of its own? */
export function isFileSource(source: ByteSource): source is FileSource {
  return 'path' in source && 'identity' in source;
}

async function readFully(
  handle: FileHandle,
  { offset, room, name }: { readonly offset: number; readonly room: Uint8Array; readonly name: string },
): Promise<Uint8Array> {
  let filled = 0;
  try {
    while (filled < room.length) {
      const { bytesRead } = await handle.read(room, filled, room.length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch (error) {
    throw readError(error, name);
  }
  return room.subarray(0, filled);
}

/** What a file is like now. At once: the system knows this without reading, and a turn through another thread takes as long as reading a chunk (measured: 0.16 ms against 0.09 for both). */
export function identityOf(path: string, name: string): FileIdentity {
  try {
    const facts = statSync(path, { bigint: true });
    // A pipe or device could keep the reader waiting for ever.
    if (!facts.isFile())
      throw new AppError('SOURCE_UNREADABLE', `${name} is no file but a folder or device.`);
    return { sizeBytes: Number(facts.size), changedNs: facts.mtimeNs, inode: facts.ino };
  } catch (error) {
    throw readError(error, name);
  }
}

/** Whether a file is as it was. */
export function sameState(a: FileIdentity, b: FileIdentity): boolean {
  return a.sizeBytes === b.sizeBytes && a.changedNs === b.changedNs && a.inode === b.inode;
}

/** The error of a file that is another one than when it was opened. */
export function changedWhileRead(name: string): AppError {
  return new AppError('SOURCE_CHANGED', `${name} was written to while it was being read.`);
}
