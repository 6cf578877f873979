import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../core/model/errors.ts';
import { arrivalKey } from '../../../core/pipeline/world/places.ts';
import type { SendOrder } from '../../../core/ports/pipelineLink.ts';
import { plainFile, syncFolder } from '../files/atomicFile.ts';
import { writeError } from '../files/fileErrors.ts';
import { factsAt, keepMetadata } from './objectFacts.ts';
import { ownFolder, pathOfKey } from './objectPaths.ts';

/** What is kept of a file on its way: where it will lie. */
const markForm = z.object({ key: z.string().min(1) });

const copyBytes = 1_048_576;
/** Name of the metadata by which a file that lies there is known again. */
const tokenName = 'mapwright-upload';

/**
 * Puts a file into a folder: beside the others first, then onto the disk, then under its name, so nothing arrives before
 * all of it is there. Sent again after it was broken off it begins anew, as a disk is faster than finding out; one that
 * lies there already is left as it is.
 *
 * @param at ISO 8601 UTC
 */
export async function sendToFolder(
  folder: string,
  { source, fileName, lane, by, token, ...order }: SendOrder,
  at: string,
): Promise<{ readonly key: string }> {
  const digest = createHash('sha256').update(token).digest('hex');
  const key =
    order.resume === undefined
      ? arrivalKey(lane === 'test' ? 'raw-test' : 'raw', {
          at,
          id: digest.slice(0, 20),
          fileName: shownName(fileName),
        })
      : keyOf(order.resume);
  if (order.resume === undefined) await order.onBegun?.(JSON.stringify({ key }));
  else if ((await factsAt(folder, key))?.metadata[tokenName] === token) return { key };
  stopIfAsked(order.signal);
  const path = join(folder, pathOfKey(key));
  // Not where the process of the folder clears up when it starts.
  const temporary = join(folder, ownFolder, 'sent', `${digest.slice(0, 20)}-${randomUUID()}`);
  await mkdir(dirname(temporary), { recursive: true, mode: 0o700 });
  const file = await plainFile(temporary);
  try {
    for (let offset = 0; offset < source.sizeBytes; offset += copyBytes) {
      stopIfAsked(order.signal);
      const bytes = await source.read(offset, copyBytes);
      await file.write(bytes);
      order.onProgress?.(Math.min(source.sizeBytes, offset + bytes.length));
    }
    await file.sync();
    await file.close();
    const first = await mkdir(dirname(path), { recursive: true });
    if (first !== undefined) await syncFolder(dirname(first));
    const metadata = { 'file-name': fileName, 'uploaded-by': by, [tokenName]: token };
    await keepMetadata({ folder, key, temporary, options: { metadata } });
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await file.discard();
    throw error instanceof AppError ? error : writeError(error);
  }
  return { key };
}

/** Milliseconds after which what is left of a file that was being sent is of nobody any more. */
const forgottenMs = 86_400_000;

/** Clears away what is left of files whose sending was broken off by the end of a desk. */
export async function clearSent(folder: string, nowMs: number): Promise<void> {
  const own = join(folder, ownFolder, 'sent');
  for (const name of await readdir(own).catch(() => [])) {
    const facts = await stat(join(own, name)).catch(() => undefined);
    if (facts !== undefined && facts.mtimeMs < nowMs - forgottenMs)
      await rm(join(own, name), { force: true });
  }
}

/** What looks like the remains of another program is passed over where files arrive; its own name stands in the metadata. */
function shownName(fileName: string): string {
  return fileName.replace(/^(?=\.|~\$)/u, '_').replace(/(?<=\.(?:part|tmp|crdownload))$/iu, '_');
}

function keyOf(mark: string): string {
  return markForm.parse(JSON.parse(mark)).key;
}

function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new AppError('CANCELLED', 'Sending was cancelled.', {
    remedy: 'Go on with it when you want to.',
  });
}
