import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spoolText } from '../../../core/decode/spoolText.ts';
import { decoderFor } from '../../../core/decode/textReader.ts';
import { memorySource } from '../parse/memorySource.ts';
import { encodeAs } from './encodeAs.ts';

async function spooled(bytes: Uint8Array, encoding: string): Promise<{ text: string; undecodable: number }> {
  const parts: Uint8Array[] = [];
  const sink = { write: async (part: Uint8Array) => void parts.push(part.slice()) };
  const { undecodable } = await spoolText(memorySource(bytes), encoding, sink);
  return { text: Buffer.concat(parts).toString('utf8'), undecodable };
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

  it('takes a job along with the sink', async () => {
    const seen: number[] = [];
    const sink = { write: async () => {} };
    const control = new AbortController();
    await spoolText(memorySource('abc'), 'windows-1252', { sink, onBytes: (done) => seen.push(done) });
    expect(seen).toEqual([3]);
    control.abort();
    await expect(
      spoolText(memorySource('abc'), 'windows-1252', { sink, signal: control.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('decoderFor', () => {
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
