import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectFacts, PutOptions } from '../../../core/ports/objects.ts';
import { systemCode } from '../files/fileErrors.ts';
import type { FileIdentity } from '../files/fileSource.ts';
import { ownFolder, pathOfKey } from './objectPaths.ts';

/** What is known of the object under a key; `undefined` where there is no file. */
export async function factsAt(folder: string, key: string): Promise<ObjectFacts | undefined> {
  const path = join(folder, pathOfKey(key));
  const identity = await identityOf(path);
  if (identity === undefined) return undefined;
  const version = versionOf(identity);
  return {
    key,
    versionId: version,
    etag: version,
    sizeBytes: identity.sizeBytes,
    changedAt: new Date(Number(identity.changedNs / 1_000_000n)).toISOString(),
    metadata: await metadataOf(folder, key, version),
  };
}

/** State of a file; `undefined` where there is none, or something else. */
export async function identityOf(path: string): Promise<FileIdentity | undefined> {
  try {
    const facts = await stat(path, { bigint: true });
    if (!facts.isFile()) return undefined;
    return { sizeBytes: Number(facts.size), changedNs: facts.mtimeNs, inode: facts.ino };
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Keeps what was said of an object beside it; it is in force once the file that it names has its name. */
export async function keepMetadata({
  folder,
  key,
  temporary,
  options,
}: {
  readonly folder: string;
  readonly key: string;
  /** Where the complete file lies. */
  readonly temporary: string;
  readonly options: PutOptions;
}): Promise<void> {
  if (options.metadata === undefined && options.contentType === undefined) return;
  const identity = await identityOf(temporary);
  if (identity === undefined) return;
  const path = metadataPath(folder, key);
  await mkdir(dirname(path), { recursive: true });
  const { metadata = {}, contentType = '' } = options;
  await writeFile(
    `${path}.part`,
    JSON.stringify({ version: versionOf(identity), key, contentType, metadata }),
  );
  await rename(`${path}.part`, path);
}

/** What was said of an earlier file under the key is not said of this one. */
async function metadataOf(
  folder: string,
  key: string,
  version: string,
): Promise<Readonly<Record<string, string>>> {
  try {
    const kept = JSON.parse(await readFile(metadataPath(folder, key), 'utf8')) as {
      readonly version: string;
      readonly metadata: Readonly<Record<string, string>>;
    };
    return kept.version === version ? kept.metadata : {};
  } catch (error) {
    // Absent for files that people put there; torn by a power cut it is worth no more.
    if (systemCode(error) === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}

function metadataPath(folder: string, key: string): string {
  const digest = createHash('sha256').update(key).digest('hex');
  return join(folder, ownFolder, 'metadata', digest.slice(0, 2), `${digest}.json`);
}

/** Another one for each writing: a file is made anew, never written over. */
function versionOf({ inode, changedNs, sizeBytes }: FileIdentity): string {
  return `${inode.toString(36)}-${changedNs.toString(36)}-${sizeBytes.toString(36)}`;
}
