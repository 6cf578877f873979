import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes on the disk that several objects may rest on. */
export interface Blob {
  readonly path: string;
  readonly sizeBytes: number;
}

/** A stretch of a blob. Objects are made of them, so that joining and copying moves no bytes. */
export interface Piece {
  readonly blob: Blob;
  readonly start: number;
  readonly sizeBytes: number;
}

/** Files of a folder that are removed when nothing holds them any more. */
export interface Blobs {
  /** Writes a body as it comes; what breaks off leaves nothing behind. */
  write(body: AsyncIterable<Buffer>, watch: (bytes: Buffer) => void): Promise<Piece>;
  hold(pieces: readonly Piece[]): void;
  letGo(pieces: readonly Piece[]): Promise<void>;
}

/** @param folder is made where it is missing */
export async function openBlobs(folder: string): Promise<Blobs> {
  await mkdir(folder, { recursive: true });
  const holders = new Map<Blob, number>();
  let made = 0;
  return {
    async write(body, watch) {
      made += 1;
      const path = join(folder, `blob-${String(made)}`);
      const file = await open(path, 'wx');
      let sizeBytes = 0;
      try {
        for await (const bytes of body) {
          watch(bytes);
          await file.writeFile(bytes);
          sizeBytes += bytes.length;
        }
      } catch (error) {
        await file.close();
        await rm(path, { force: true });
        throw error;
      }
      await file.close();
      const blob: Blob = { path, sizeBytes };
      return { blob, start: 0, sizeBytes };
    },
    hold(pieces) {
      for (const { blob } of pieces) holders.set(blob, (holders.get(blob) ?? 0) + 1);
    },
    async letGo(pieces) {
      for (const { blob } of pieces) {
        const left = (holders.get(blob) ?? 1) - 1;
        holders.set(blob, left);
        if (left > 0) continue;
        holders.delete(blob);
        await rm(blob.path, { force: true });
      }
    },
  };
}

/** The stretch of some pieces as pieces; fewer bytes where they end before it does. */
export function cutPieces(pieces: readonly Piece[], start: number, sizeBytes: number): readonly Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(start, at);
    const to = Math.min(start + sizeBytes, at + piece.sizeBytes);
    if (from < to) cut.push({ blob: piece.blob, start: piece.start + from - at, sizeBytes: to - from });
    at += piece.sizeBytes;
  }
  return cut;
}

/** Reads pieces one after another. */
export async function* readPieces(pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  for (const { blob, start, sizeBytes } of pieces) {
    if (sizeBytes === 0) continue;
    const stream = createReadStream(blob.path, {
      start,
      end: start + sizeBytes - 1,
      highWaterMark: 256 * 1024,
    });
    for await (const bytes of stream) yield bytes as Buffer;
  }
}
