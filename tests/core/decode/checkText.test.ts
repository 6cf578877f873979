import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText } from '../../../core/decode/checkText.ts';
import { detectEncoding } from '../../../core/decode/detectEncoding.ts';
import { TextCheck } from '../../../core/decode/textCheck.ts';
import { Utf8Check } from '../../../core/decode/utf8Check.ts';
import { memorySource } from '../parse/memorySource.ts';
import { type TestEncoding, encodeAs, encodeLegacy, together } from './encodeAs.ts';

const utf8 = { encoding: 'utf-8', margin: 1, byteOrderMark: false };

describe('checkText', () => {
  it('confirms UTF-8 and makes sure of it with every character', async () => {
    const text = `${'a,b\n'.repeat(1000)}é,ü\n`;
    expect(await checkText(memorySource(text), utf8)).toMatchObject({
      encoding: { encoding: 'utf-8', runnerUp: 'windows-1252' },
      asItLies: true,
      findings: { undecodable: { count: 0 } },
    });
  });

  it('does not lose a Windows-1252 letter that comes after the head', async () => {
    const bytes = encodeAs(`${'id,name\n'.repeat(50_000)}7,Müller`, 'latin1');
    const guess = detectEncoding(bytes.slice(0, 1000), { complete: false });
    expect(guess).toEqual(utf8);
    expect(await checkText(memorySource(bytes), guess)).toMatchObject({
      encoding: { encoding: 'windows-1252' },
      asItLies: false,
    });
  });

  it('decides anew where a head of another encoding says something else than the whole file', async () => {
    const names = 'Łódź,Gdańsk,Świętochłowice,Białystok,Zażółć gęślą jaźń\n'.repeat(40);
    const bytes = encodeLegacy(`id;é\n${'1;2\n'.repeat(1000)}${names}`, 'windows-1250');
    const guess = detectEncoding(bytes.slice(0, 1000), { complete: false });
    expect(guess.encoding).toBe('windows-1252');
    expect((await checkText(memorySource(bytes), guess)).encoding.encoding).toBe('windows-1250');
  });

  it('leaves alone what is settled, and what a person chose', async () => {
    const bytes = encodeLegacy('Łódź,Gdańsk\n'.repeat(40), 'windows-1250');
    const guess = { encoding: 'koi8-r', margin: 0.1, byteOrderMark: false };
    const source = memorySource(bytes);
    expect((await checkText(source, guess, { settled: true })).encoding).toBe(guess);
    const chosen = { ...guess, margin: 1 };
    expect((await checkText(source, chosen)).encoding).toBe(chosen);
    expect(source.bytesRead).toBe(0);
  });

  it('counts and locates the damage in UTF-8', async () => {
    const bytes = encodeAs('Zürich,Genève\n'.repeat(20), 'utf-8');
    bytes[20] = 0xff;
    bytes[40] = 0xfe;
    expect(await checkText(memorySource(bytes), utf8)).toMatchObject({
      encoding: { encoding: 'utf-8' },
      asItLies: false,
      findings: { undecodable: { count: 2 }, undecodableOffsets: [20, 40] },
    });
  });

  it('finds lines of Windows-1252 among UTF-8, wherever they are, and the other way round', async () => {
    const utf8Lines = encodeAs('Zürich,Genève\n'.repeat(40_000), 'utf-8');
    const mixed = together(utf8Lines, encodeAs('Köln,Málaga\n', 'latin1'), utf8Lines);
    const guess = detectEncoding(mixed.slice(0, 1000), { complete: false });
    expect((await checkText(memorySource(mixed), guess)).encoding).toMatchObject({
      encoding: 'utf-8',
      mixedWith: 'windows-1252',
    });
    const other = together(encodeAs('Köln,Málaga\n'.repeat(30), 'latin1'), encodeAs('Zürich\n', 'utf-8'));
    expect((await checkText(memorySource(other), utf8)).encoding).toMatchObject({
      encoding: 'windows-1252',
      mixedWith: 'utf-8',
    });
  });

  it('keeps to what a byte order mark says, but for the lines that are something else', async () => {
    const bytes = encodeAs('\uFEFFa,b\nx,y\n', 'utf-8');
    bytes[9] = 0xe9;
    const guess = detectEncoding(bytes, { complete: true });
    expect((await checkText(memorySource(bytes), guess)).encoding).toMatchObject({
      encoding: 'utf-8',
      byteOrderMark: true,
      mixedWith: 'windows-1252',
    });
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

describe('TextCheck', () => {
  it('says with the chunk that breaks it that a text is no UTF-8 any more', () => {
    const check = new TextCheck(utf8);
    expect(check.push(encodeAs('a,é\n', 'utf-8'))).toBe(true);
    expect(check.push(encodeAs('b,é\n', 'latin1'))).toBe(false);
    expect(check.push(encodeAs('c,d\n', 'utf-8'))).toBe(false);
    expect(check.finish().asItLies).toBe(false);
  });

  it('knows only at the end that the last character is cut off', () => {
    const check = new TextCheck(utf8);
    expect(check.push(encodeAs('é,é,é,é,é', 'utf-8').slice(0, -1))).toBe(true);
    expect(check.finish()).toMatchObject({ asItLies: false, findings: { undecodable: { offsets: [12] } } });
  });

  it('comes to the same verdict for any chunks', () => {
    const line = fc.tuple(fc.constantFrom('é', 'ü,ß', 'plain', 'Ñ1'), fc.constantFrom('utf-8', 'latin1'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (lines, size) => {
        const bytes = together(
          ...lines.map(([text, encoding]) => encodeAs(`${text}\n`, encoding as TestEncoding)),
        );
        const whole = new TextCheck(utf8);
        whole.push(bytes);
        const cut = new TextCheck(utf8);
        for (let i = 0; i < bytes.length; i += size) cut.push(bytes.slice(i, i + size));
        const { asItLies, findings } = whole.finish();
        expect(cut.finish()).toMatchObject({ asItLies, findings });
      }),
    );
  });
});

describe('Utf8Check', () => {
  it('notes byte order marks within the text, lost characters and zero bytes, but not the mark at the beginning', () => {
    const bytes = encodeAs('\uFEFFa,b\n\uFEFFa,b\n\uFFFD,\0\n', 'utf-8');
    for (const size of [1, 2, 5, bytes.length]) {
      const check = new Utf8Check();
      for (let i = 0; i < bytes.length; i += size) check.push(bytes.slice(i, i + size));
      check.finish(true);
      expect(check.bad.count).toBe(0);
      expect(check.marks.offsets).toEqual([7]);
      expect(check.lost.offsets).toEqual([14]);
      expect(check.zeros.offsets).toEqual([18]);
    }
  });

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
        expect(check.bad.count).toBe(decoded.split('\uFFFD').length - 1 - genuine);
        expect(check.sequences - genuine).toBe(
          Array.from(decoded).filter((c) => c !== '\uFFFD' && c.codePointAt(0)! > 0x7f).length,
        );
        expect(check.bad.offsets).toHaveLength(check.bad.count);
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
