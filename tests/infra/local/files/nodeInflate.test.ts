import { randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeDeflate, nodeInflate } from '../../../../infra/local/files/nodeInflate.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield new Uint8Array();
    yield bytes.subarray(at, at + size);
  }
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Uint8Array.from(Buffer.concat(all));
}

describe('nodeInflate and nodeDeflate', () => {
  it('give the bytes back, however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 5_000 }),
        fc.integer({ min: 1, max: 900 }),
        async (bytes, size) => {
          const packed = await joined(nodeDeflate(pieces(bytes, size)));
          expect(Uint8Array.from(inflateRawSync(packed))).toEqual(bytes);
          expect(await joined(nodeInflate(pieces(packed, size)))).toEqual(bytes);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says that the data are damaged where they are no deflate stream, or end early', async () => {
    const packed = deflateRawSync(Buffer.from('some text that is long enough to be packed'));
    for (const bytes of [Uint8Array.of(0xff, 0xff, 0xff), packed.subarray(0, packed.length - 4)]) {
      await expect(joined(nodeInflate(pieces(bytes, 8)))).rejects.toMatchObject({ code: 'SOURCE_DAMAGED' });
    }
  });

  it('passes on what the source itself throws', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(1);
      throw new RangeError('from the source');
    }
    await expect(joined(nodeDeflate(broken()))).rejects.toThrow('from the source');
    await expect(joined(nodeInflate(broken()))).rejects.toThrow('from the source');
  });

  it('reads little more than is asked for, and lets go of the source when nobody asks any more', async () => {
    const packed = deflateRawSync(randomBytes(1024 * 1024));
    let read = 0;
    let closed = false;
    async function* counted(): AsyncGenerator<Uint8Array> {
      try {
        for await (const piece of pieces(packed, 1_024)) {
          read += piece.length;
          yield piece;
        }
      } finally {
        closed = true;
      }
    }
    for await (const chunk of nodeInflate(counted())) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(read).toBeLessThan(packed.length / 2);
    await expect.poll(() => closed).toBe(true);
  });
});
