import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openOutputs } from '../../../../core/run/openOutputs.ts';
import { folderRoom } from '../../../../infra/local/engine/writeOutputs.ts';
import { openFileSource } from '../../../../infra/local/files/fileSource.ts';
import { writeSourceCopy } from '../../../../infra/local/outputs/writeSourceCopy.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Copies bytes that lie in a file. `onOpen` comes between opening the file and reading it. */
async function copied(
  bytes: Uint8Array,
  some: {
    readonly sha256?: string;
    readonly onOpen?: (path: string) => void;
    readonly signal?: AbortSignal;
  } = {},
) {
  const path = join(folder.path, 'given.bin');
  const room = join(folder.path, 'room');
  mkdirSync(room, { recursive: true });
  writeFileSync(path, bytes);
  const source = await openFileSource(path, { name: 'given.csv' });
  const outputs = openOutputs(folderRoom(room));
  try {
    some.onOpen?.(path);
    const output = await outputs.file('given.csv.gz', 'source-gz');
    const signal = some.signal ?? new AbortController().signal;
    const file = await writeSourceCopy({
      source,
      sha256: some.sha256 ?? digestOf(bytes),
      name: 'given.csv',
      output,
      signal,
    });
    const written = readFileSync(join(room, file.name));
    return { file, written };
  } finally {
    await outputs.discard(new Error('the test is over'));
    await source.close();
  }
}

it('gives the very bytes back, and says what the packed file is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), fc.nat({ max: 300 }), async (start, times) => {
      const bytes = Buffer.concat([start, Buffer.from('a,b\r\n'.repeat(times * 400))]);
      const { file, written } = await copied(bytes);
      expect(gunzipSync(written).equals(bytes)).toBe(true);
      expect(file).toEqual({
        name: 'given.csv.gz',
        kind: 'source-gz',
        sizeBytes: written.length,
        sha256: digestOf(written),
      });
    }),
    { numRuns: 20 },
  );
});

it('is no copy of another state of the file than the run has read', async () => {
  const bytes = Buffer.from('id\n1\n');
  await expect(copied(bytes, { sha256: digestOf(Buffer.from('id\n2\n')) })).rejects.toMatchObject({
    code: 'SOURCE_CHANGED',
  });
  await expect(copied(bytes, { onOpen: (path) => appendFileSync(path, '2\n') })).rejects.toMatchObject({
    code: 'SOURCE_CHANGED',
  });
  expect(readdirSync(join(folder.path, 'room'))).toEqual([]);
});

it('ends with its signal', async () => {
  await expect(copied(Buffer.from('id\n1\n'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
});
