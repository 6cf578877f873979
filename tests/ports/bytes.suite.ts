import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ByteSink, ByteSource, Scratch } from '../../core/model/bytes.ts';

/** One world's way to read given bytes at any place. */
export interface SourcesUnderTest {
  open(bytes: Uint8Array): Promise<ByteSource>;
  dispose(): Promise<void>;
}

/** What every byte source promises. */
export function describeByteSource(name: string, makeWorld: () => SourcesUnderTest): void {
  describe(`byte source: ${name}`, () => {
    let world: SourcesUnderTest;
    beforeEach(() => {
      world = makeWorld();
    });
    afterEach(() => world.dispose());

    it('gives the bytes at any place, fewer at the end and none behind it', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ maxLength: 300 }),
          fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { maxLength: 5 }),
          async (bytes, reads) => {
            const source = await world.open(bytes);
            expect(source.sizeBytes).toBe(bytes.length);
            for (const [offset, length] of reads) {
              const part = bytes.slice(offset, offset + length);
              expect(await source.read(offset, length)).toEqual(part);
              const room = new Uint8Array(length + 3).fill(0xee);
              expect(await source.read(offset, length, room)).toEqual(part);
              // Whether it used the room or not, what lies behind the answer is left as it was.
              expect(room.subarray(length)).toEqual(new Uint8Array(3).fill(0xee));
            }
          },
        ),
        { numRuns: 30 },
      );
    });

    it('answers reads that overlap in time each for itself', async () => {
      const bytes = Uint8Array.from({ length: 1_000 }, (_, n) => n % 251);
      const source = await world.open(bytes);
      const starts = Array.from({ length: 20 }, (_, n) => n * 49);
      const parts = await Promise.all(starts.map((start) => source.read(start, 60)));
      for (const [n, start] of starts.entries()) expect(parts[n]).toEqual(bytes.slice(start, start + 60));
    });
  });
}

/** One world's scratch. */
export interface ScratchUnderTest {
  open(): Promise<Scratch>;
  dispose(): Promise<void>;
}

/** What every scratch promises. */
export function describeScratch(name: string, makeWorld: () => ScratchUnderTest): void {
  describe(`scratch: ${name}`, () => {
    let world: ScratchUnderTest;
    beforeEach(() => {
      world = makeWorld();
    });
    afterEach(() => world.dispose());

    it('gives back what was written, however it was cut', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 8 }), async (parts) => {
          const file = await (await world.open()).create();
          for (const part of parts) await writeReused(file.sink, part);
          await file.sink.close();
          const source = await file.open();
          expect(await source.read(0, 1_000)).toEqual(Uint8Array.from(parts.flatMap((part) => [...part])));
        }),
        { numRuns: 30 },
      );
    });

    it('gives back the room of one file and keeps the others', async () => {
      const scratch = await world.open();
      const kept = await scratch.create();
      const removed = await scratch.create();
      for (const { sink } of [kept, removed]) {
        await sink.write(Uint8Array.of(7));
        await sink.close();
      }
      const source = await kept.open();
      await removed.open();
      await removed.remove();
      expect(await source.read(0, 9)).toEqual(Uint8Array.of(7));
    });

    it('keeps two files apart, and one of them may be thrown away', async () => {
      const scratch = await world.open();
      const kept = await scratch.create();
      const thrown = await scratch.create();
      await kept.sink.write(Uint8Array.of(1));
      await thrown.sink.write(Uint8Array.of(2));
      await thrown.sink.discard();
      await kept.sink.close();
      expect(await (await kept.open()).read(0, 9)).toEqual(Uint8Array.of(1));
    });
  });
}

/** Writes and then spoils the buffer, as a caller may who reuses it. */
async function writeReused(sink: ByteSink, bytes: Uint8Array): Promise<void> {
  const buffer = bytes.slice();
  await sink.write(buffer);
  buffer.fill(0xff);
}
