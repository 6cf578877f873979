import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { inflateAtOnce } from '../../../../infra/local/documents/inflateAtOnce.ts';

const text = 'HOLE-1 '.repeat(5_000);

/** As pdf.js unpacks a stream. */
async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<string> {
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  await writer.ready;
  writer
    .write(packed)
    .then(async () => writer.close())
    .catch(() => undefined);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readable) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('a packed stream of a document', () => {
  beforeAll(() => inflateAtOnce());

  it('is unpacked as a whole', async () => {
    expect(await unpacked(new Uint8Array(deflateSync(text)))).toBe(text);
  });

  it('is refused where it was cut, so that pdf.js takes from it what is there', async () => {
    const packed = new Uint8Array(deflateSync(text));
    await expect(unpacked(packed.slice(0, packed.length - 20))).rejects.toThrow('unexpected end of file');
  });

  it('of another kind is left to the platform', async () => {
    const platform = new DecompressionStream('gzip');
    expect(platform.readable).toBeInstanceOf(ReadableStream);
  });
});
