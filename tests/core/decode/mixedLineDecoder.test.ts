import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { MixedLineDecoder } from '../../../core/decode/mixedLineDecoder.ts';

const decoder = (): MixedLineDecoder =>
  new MixedLineDecoder({ base: 'utf-8', other: 'windows-1252' }, new TextDecoder('windows-1252'));

function decoded(pieces: readonly Uint8Array[]): string {
  const mixed = decoder();
  const texts = pieces.map((piece) => mixed.decode(piece, { stream: true }));
  return texts.join('') + mixed.decode(new Uint8Array(0), { stream: false });
}

it('reads each line in its own encoding', () => {
  const bytes = Buffer.concat([Buffer.from('Zoë,1\n'), Buffer.from('Zoë,2\n', 'latin1'), Buffer.from('Ána')]);
  expect(decoded([bytes])).toBe('Zoë,1\nZoë,2\nÁna');
});

// A line of 300,000 characters without an end, given byte by byte to find a damaged place in it, took minutes.
it('gives the same text however the bytes are cut, a long line byte by byte too', () => {
  const part = fc.constantFrom('a', ',', '\n', '\r', 'é', 'word ').map((text) => Buffer.from(text));
  const odd = fc.constantFrom(0xe9, 0xff, 0x80).map((byte) => Buffer.from([byte]));
  const texts = fc.array(fc.oneof({ weight: 5, arbitrary: part }, odd), { maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 9 }), (parts, size) => {
      const bytes = Buffer.concat(parts);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
        bytes.subarray(n * size, (n + 1) * size),
      );
      expect(decoded(pieces)).toBe(decoded([bytes]));
    }),
  );
  const long = Buffer.concat([Buffer.alloc(300_000, 'x'), Buffer.from([0xe9])]);
  expect(decoded(Array.from(long, (byte) => Uint8Array.of(byte)))).toBe(`${'x'.repeat(300_000)}é`);
});
