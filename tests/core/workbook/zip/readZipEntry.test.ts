import { expect, test } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import type { ByteSource } from '../../../../core/model/bytes.ts';
import { readZipEntry, type ReadJob } from '../../../../core/workbook/zip/readZipEntry.ts';
import { readZipDirectory } from '../../../../core/workbook/zip/zipDirectory.ts';
import { bytesSource, inflate, type MadePart, makeZip, outcome } from '../workbookFixture.ts';

async function unpack(source: ByteSource, job?: ReadJob): Promise<string> {
  const entries = await readZipDirectory(source);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readZipEntry({ source, inflate, entries }, entries[0]!, job)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function made(part: Omit<MadePart, 'name'>): ByteSource {
  return bytesSource(makeZip([{ name: 'a', ...part }]));
}

test('unpacks deflated and stored entries', async () => {
  const text = 'hello '.repeat(100_000);
  expect(await unpack(made({ text }))).toBe(text);
  expect(await unpack(made({ text, method: 0 }))).toBe(text);
});

test.each([
  ['a wrong checksum', 'SOURCE_DAMAGED', { text: 'hello', crc32: 1 }],
  ['fewer bytes than announced', 'SOURCE_DAMAGED', { text: 'hello', plainBytes: 6 }],
  ['more bytes than announced', 'SOURCE_DAMAGED', { text: 'hello', plainBytes: 4 }],
  ['data that is cut off', 'SOURCE_DAMAGED', { text: 'hello there', compressedBytes: 4 }],
  ['an encrypted entry', 'SOURCE_PASSWORD', { text: 'hello', flags: 1 }],
  ['another compression', 'SOURCE_UNSUPPORTED', { text: 'hello', method: 12 as const }],
])('refuses %s', async (_, code, part) => {
  expect(await outcome(() => unpack(made(part)))).toBe(code);
});

test('stops a bomb whose header lies as soon as it is seen', async () => {
  let given = 0;
  const source = made({ data: new Uint8Array(50_000_000), plainBytes: 1000 });
  const entries = await readZipDirectory(source);
  const watched = async function* (compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of inflate(compressed)) {
      given += chunk.length;
      yield chunk;
    }
  };
  const code = await outcome(async () => {
    const archive = { source, inflate: Object.assign(watched, { crc32: inflate.crc32 }), entries };
    for await (const chunk of readZipEntry(archive, entries[0]!))
      expect(chunk.length).toBeLessThanOrEqual(1000);
  });
  expect(code).toBe('SOURCE_DAMAGED');
  expect(given).toBeLessThan(200_000);
});

test('tells how far it has come and stops when it is told to', async () => {
  const text = Array.from({ length: 400_000 }, (_, at) => at * 7919).join('');
  const seen: number[] = [];
  await unpack(made({ text }), { onBytes: (doneBytes) => seen.push(doneBytes) });
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  const stop = new AbortController();
  const job: ReadJob = { signal: stop.signal, onBytes: () => stop.abort() };
  expect(await outcome(() => unpack(made({ text }), job))).toBe('CANCELLED');
});

test('lets the error of the source through as it is', async () => {
  const source = made({ text: 'hello '.repeat(1000) });
  const entries = await readZipDirectory(source);
  const failing: ByteSource = {
    sizeBytes: source.sizeBytes,
    read: (offset, length) =>
      offset === 0
        ? source.read(offset, length)
        : Promise.reject(new AppError('SOURCE_CHANGED', 'The file was written to.')),
  };
  const code = await outcome(async () => {
    const archive = { source: failing, inflate, entries };
    for await (const chunk of readZipEntry(archive, entries[0]!)) expect(chunk).toBeUndefined();
  });
  expect(code).toBe('SOURCE_CHANGED');
});
