import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText } from '../../../core/decode/checkText.ts';
import { detectEncoding } from '../../../core/decode/detectEncoding.ts';
import { Utf8Check } from '../../../core/decode/utf8Check.ts';
import { memorySource } from '../parse/memorySource.ts';
import { encodeAs } from './encodeAs.ts';

const utf8 = { encoding: 'utf-8', margin: 1, byteOrderMark: false };

describe('checkText', () => {
  it('confirms UTF-8 and makes sure of it with every character', async () => {
    const text = `${'a,b\n'.repeat(1000)}é,ü\n`;
    expect(await checkText(memorySource(text), utf8)).toMatchObject({ encoding: 'utf-8', undecodable: 0 });
  });

  it('does not lose a Windows-1252 letter that comes after the head', async () => {
    const bytes = encodeAs(`${'id,name\n'.repeat(50_000)}7,Müller\n`, 'latin1');
    const guess = detectEncoding(bytes.slice(0, 1000), { complete: false });
    expect(guess).toEqual(utf8);
    expect(await checkText(memorySource(bytes), guess)).toMatchObject({
      encoding: 'windows-1252',
      undecodable: 0,
      undecodableOffsets: [],
    });
  });

  it('counts and locates the damage in UTF-8', async () => {
    const bytes = encodeAs('Zürich,Genève\n'.repeat(20), 'utf-8');
    bytes[20] = 0xff;
    bytes[40] = 0xfe;
    expect(await checkText(memorySource(bytes), utf8)).toMatchObject({
      encoding: 'utf-8',
      undecodable: 2,
      undecodableOffsets: [20, 40],
    });
  });

  it('keeps to what a byte order mark says', async () => {
    const bytes = encodeAs('\uFEFFa,b\nx,y\n', 'utf-8');
    bytes[8] = 0xe9;
    const guess = detectEncoding(bytes, { complete: true });
    expect(await checkText(memorySource(bytes), guess)).toMatchObject({ encoding: 'utf-8', undecodable: 1 });
  });

  it('locates damage in other encodings', async () => {
    const bytes = encodeAs('a,б,日本\n', 'utf-16le');
    bytes[4] = 0x00;
    bytes[5] = 0xd8;
    const guess = { encoding: 'utf-16le', margin: 1, byteOrderMark: false };
    const checked = await checkText(memorySource(bytes), guess);
    expect(checked.undecodable).toBe(1);
    expect(checked.undecodableOffsets[0]).toBeGreaterThanOrEqual(4);
    expect(checked.undecodableOffsets[0]).toBeLessThanOrEqual(7);
  });

  it('tells how far it is and stops when told', async () => {
    const control = new AbortController();
    control.abort();
    await expect(checkText(memorySource('a,b\n'), utf8, { signal: control.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    const seen: number[] = [];
    await checkText(memorySource('a,b\n'), utf8, { onBytes: (done) => seen.push(done) });
    expect(seen).toEqual([4]);
  });
});

describe('Utf8Check', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }).map((text) => new TextEncoder().encode(text)),
    fc
      .array(
        fc.constantFrom(0x61, 0xc3, 0xa9, 0xe0, 0xa0, 0x80, 0xed, 0xbf, 0xf0, 0x9f, 0x98, 0xf4, 0x8f, 0xff),
      )
      .map((codes) => Uint8Array.from(codes)),
  );

  it('finds as many bad pieces as the decoder puts replacement characters, for any chunks', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 7 }), (all, size) => {
        const check = new Utf8Check();
        for (let i = 0; i < all.length; i += size) check.push(all.subarray(i, i + size));
        check.finish(true);
        const genuine = countOf(all, [0xef, 0xbf, 0xbd]);
        const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(all);
        expect(check.invalid).toBe(decoded.split('\uFFFD').length - 1 - genuine);
        expect(check.sequences - genuine).toBe(
          Array.from(decoded).filter((c) => c !== '\uFFFD' && c.codePointAt(0)! > 0x7f).length,
        );
        expect(check.offsets).toHaveLength(check.invalid);
      }),
      { numRuns: 3000 },
    );
  });
});

function countOf(all: Uint8Array, part: readonly number[]): number {
  let count = 0;
  for (let i = 0; i < all.length; i += 1) if (part.every((byte, k) => all[i + k] === byte)) count += 1;
  return count;
}
