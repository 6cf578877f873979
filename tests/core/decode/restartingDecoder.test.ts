import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decoderFor } from '../../../core/decode/textReader.ts';

function decoded(encoding: string, bytes: Uint8Array, size: number): string {
  const decoder = decoderFor(encoding);
  let text = '';
  for (let from = 0; from < bytes.length; from += size)
    text += decoder.decode(bytes.subarray(from, from + size), { stream: true });
  return text + decoder.decode(new Uint8Array(0), { stream: false });
}

it('reads damaged text that is given byte by byte', () => {
  const bytes = Uint8Array.of(0xbf, 0xbd, 0x0a, 0xef, 0xbf, 0xbd, 0x32, 0x2c);
  expect(decoded('gb18030', bytes, 1)).toBe(decoded('gb18030', bytes, bytes.length));
});

it.each(['gb18030', 'gbk', 'euc-jp', 'big5', 'euc-kr', 'shift_jis', 'iso-2022-jp'])(
  'gives the same text of any bytes in %s, however they are cut',
  (encoding) => {
    const byte = fc.oneof(fc.constantFrom(0x0a, 0x2c, 0x32, 0x41), fc.integer({ min: 0x80, max: 0xfe }));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (bytes, size) => {
        const given = Uint8Array.from(bytes);
        expect(decoded(encoding, given, size)).toBe(decoded(encoding, given, 64));
      }),
      { numRuns: 500 },
    );
  },
);
