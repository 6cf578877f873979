import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashingSource } from '../../../../infra/local/engine/hashingSource.ts';

it('knows the digest of all bytes, whoever read which of them in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.tuple(fc.nat(220), fc.nat(120)), { maxLength: 12 }),
      async (bytes, reads) => {
        const source = hashingSource({
          sizeBytes: bytes.length,
          read: async (offset, length, into) => {
            const part = bytes.subarray(offset, offset + length);
            into?.set(part);
            return into?.subarray(0, part.length) ?? part;
          },
        });
        for (const [offset, length] of reads)
          expect(await source.read(offset, length)).toEqual(bytes.subarray(offset, offset + length));
        expect(await source.digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
      },
    ),
  );
});
