import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spoolText } from '../../../core/decode/spoolText.ts';
import { decoderFor } from '../../../core/decode/textReader.ts';
import type { TextFindings } from '../../../core/model/textFindings.ts';
import { iconvDecoders as lent } from '../../../infra/local/files/iconvDecoders.ts';
import { memorySource } from '../parse/memorySource.ts';
import { encodeAs, encodeLegacy, together } from './encodeAs.ts';

type Form = string | { readonly encoding: string; readonly mixedWith: string };

async function spool(bytes: Uint8Array, form: Form): Promise<TextFindings & { readonly text: string }> {
  const parts: Uint8Array[] = [];
  const sink = { write: async (part: Uint8Array) => void parts.push(part.slice()) };
  const encoding = typeof form === 'string' ? { encoding: form } : form;
  const findings = await spoolText(memorySource(bytes), encoding, { sink, lent });
  return { ...findings, text: Buffer.concat(parts).toString('utf8') };
}

async function spooled(bytes: Uint8Array, form: Form): Promise<{ text: string; undecodable: number }> {
  const { text, undecodable } = await spool(bytes, form);
  return { text, undecodable: undecodable.count };
}

describe('spoolText', () => {
  it('writes the same text as UTF-8, without the byte order mark', async () => {
    const text = 'naïve,Ωmega,日本,😀\r\n';
    for (const encoding of ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'utf-8'] as const)
      for (const mark of ['', '\uFEFF'])
        expect(await spooled(encodeAs(mark + text, encoding), encoding)).toEqual({ text, undecodable: 0 });
    expect(await spooled(encodeAs('Имя\n', 'windows-1251'), 'windows-1251')).toEqual({
      text: 'Имя\n',
      undecodable: 0,
    });
  });

  it('counts what it had to replace', async () => {
    const bytes = encodeAs('日本,x\n', 'shift_jis');
    bytes[1] = 0x0a;
    expect((await spooled(bytes, 'shift_jis')).undecodable).toBe(1);
    expect((await spooled(encodeAs('ab', 'utf-32le').slice(0, 6), 'utf-32le')).undecodable).toBe(1);
  });

  it('tells where in the text and where in the source it had to', async () => {
    const lines = '日本,x\n'.repeat(100_000);
    const bytes = encodeAs(lines, 'shift_jis');
    const at = bytes.length - 14;
    bytes[at + 1] = 0x0a;
    const { undecodable, undecodableOffsets, text } = await spool(bytes, 'shift_jis');
    expect(undecodable.count).toBe(1);
    expect(Buffer.from(text).subarray(undecodable.offsets[0]).toString().startsWith('\uFFFD')).toBe(true);
    expect(undecodableOffsets).toEqual([at + 1]);
    const wide = encodeAs('a,б,日本\n'.repeat(50_000), 'utf-16le');
    wide[600_000] = 0x00;
    wide[600_001] = 0xd8;
    const [offset] = (await spool(wide, 'utf-16le')).undecodableOffsets;
    expect(offset).toBeGreaterThanOrEqual(600_000);
    expect(offset).toBeLessThanOrEqual(600_003);
  });

  it('keeps byte order marks and zero bytes within the text and tells where they are', async () => {
    const found = await spool(encodeAs('\uFEFFé\n\uFEFFb\0\n', 'utf-16le'), 'utf-16le');
    expect(found.text).toBe('é\n\uFEFFb\0\n');
    expect(found.marks).toMatchObject({ count: 1, offsets: [3] });
    expect(found.zeros).toMatchObject({ count: 1, offsets: [7] });
  });

  it('reads each line in the encoding that it is in', async () => {
    const bytes = together(
      encodeAs('\uFEFFZürich,€ 5\r\n', 'utf-8'),
      encodeLegacy('Köln,€ 7\r\n', 'windows-1252'),
      encodeAs('x,y\r\nGenève', 'utf-8'),
    );
    const found = await spool(bytes, { encoding: 'utf-8', mixedWith: 'windows-1252' });
    expect(found.text).toBe('Zürich,€ 5\r\nKöln,€ 7\r\nx,y\r\nGenève');
    expect(found.undecodable.count).toBe(0);
    expect(found.foreign).toMatchObject({ count: 1, offsets: [15] });
    const other = await spool(bytes, { encoding: 'windows-1252', mixedWith: 'utf-8' });
    expect(other.text).toBe(found.text);
    expect(other.foreign.count).toBe(2);
  });

  it('loses no byte of lines that are either UTF-8 or not at all', async () => {
    const line = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', ',', 'é', 'ß', '日') }).map((text) => encodeAs(text, 'utf-8')),
      fc.string({ unit: fc.constantFrom('a', ',', 'é', 'ß', 'Ñ') }).map((text) => encodeAs(text, 'latin1')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const bytes = together(...lines.flatMap((one) => [one, Uint8Array.of(0x0a)]));
        const found = await spool(bytes, { encoding: 'utf-8', mixedWith: 'windows-1252' });
        expect(found.undecodable.count).toBe(0);
        const again = found.text.split('\n').slice(0, -1);
        expect(again).toHaveLength(lines.length);
        for (const [i, text] of again.entries())
          expect([Array.from(encodeAs(text, 'utf-8')), Array.from(encodeAs(text, 'latin1'))]).toContainEqual(
            Array.from(lines[i]!),
          );
      }),
    );
  });

  it('takes a job along with the sink', async () => {
    const seen: number[] = [];
    const sink = { write: async () => {} };
    const control = new AbortController();
    await spoolText(
      memorySource('abc'),
      { encoding: 'windows-1252' },
      { sink, onBytes: (done) => seen.push(done) },
    );
    expect(seen).toEqual([3]);
    control.abort();
    await expect(
      spoolText(memorySource('abc'), { encoding: 'windows-1252' }, { sink, signal: control.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('decoderFor', () => {
  const read = (bytes: readonly number[], encoding: string, size: number): string => {
    const decoder = decoderFor(encoding, lent);
    let text = '';
    for (let i = 0; i < bytes.length; i += size)
      text += decoder.decode(Uint8Array.from(bytes.slice(i, i + size)), { stream: true });
    return text + decoder.decode(new Uint8Array(0), { stream: false });
  };

  it('reads Johab: syllables, single letters, Chinese characters and signs, for any chunks', () => {
    const bytes = [
      0x88, 0x61, 0x88, 0x41, 0x84, 0x61, 0xe2, 0xd0, 0xd9, 0x59, 0x2c, 0xd0, 0x65, 0x8b, 0x69, 0x0a,
    ];
    for (const size of [1, 3, 99]) expect(read(bytes, 'johab', size)).toBe('가ㄱㅏ國℃,한글\n');
    expect(read([0x88, 0x0a, 0x41, 0x88], 'johab', 99)).toBe('\uFFFD\nA\uFFFD');
  });

  it('reads ISO-2022-KR and HZ, for any chunks', () => {
    const korean = [
      0x1b, 0x24, 0x29, 0x43, 0x0e, 0x40, 0x4c, 0x38, 0x27, 0x0f, 0x2c, 0x0e, 0x35, 0x35, 0x3d, 0x43, 0x0f,
      0x0a,
    ];
    const chinese = Array.from(encodeAs('~{PUC{~},~~x\n~{Mu7<~},~{11>)~}\n', 'utf-8'));
    for (const size of [1, 2, 5, 99]) {
      expect(read(korean, 'iso-2022-kr', size)).toBe('이름,도시\n');
      expect(read(chinese, 'hz-gb-2312', size)).toBe('姓名,~x\n王芳,北京\n');
    }
  });

  it('reads Windows-1252 on every host as Windows does', () => {
    expect(read([0x80, 0x2c, 0x93, 0x94, 0x96, 0x99, 0xe9, 0x81], 'windows-1252', 99)).toBe('€,“”–™é\u0081');
    expect(read([0x80], 'ISO-8859-1', 1)).toBe('€');
  });

  it('reads code pages that are lent, and nothing that is no encoding', () => {
    expect(read([0x81, 0x9b], 'ibm850', 1)).toBe('üø');
    for (const name of ['hex', 'base64', 'no such thing', 'utf-7'])
      expect(() => decoderFor(name, lent)).toThrow(expect.objectContaining({ code: 'SOURCE_UNSUPPORTED' }));
    expect(() => decoderFor('ibm850')).toThrow(expect.objectContaining({ code: 'SOURCE_UNSUPPORTED' }));
  });

  it('reads UTF-32 the same for any chunks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const bytes = encodeAs(text, 'utf-32be');
        const decoder = decoderFor('utf-32be');
        let read = '';
        for (let i = 0; i < bytes.length; i += size)
          read += decoder.decode(bytes.subarray(i, i + size), { stream: true });
        read += decoder.decode(new Uint8Array(0), { stream: false });
        expect(read).toBe(text.replace(/^\uFEFF/, ''));
      }),
    );
  });
});
