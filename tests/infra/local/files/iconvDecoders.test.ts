import { describe, expect, it } from 'vitest';
import { iconvDecoders } from '../../../../infra/local/files/iconvDecoders.ts';

describe('iconvDecoders', () => {
  it('reads code pages of DOS and of the Macintosh piece by piece, from a view into other bytes', () => {
    const bytes = Uint8Array.of(0xff, 0x81, 0x82, 0xff).subarray(1, 3);
    for (const [encoding, text] of [
      ['ibm850', 'üé'],
      ['ibm437', 'üé'],
      ['ibm855', 'Ђѓ'],
      ['maccenteuro', 'Āā'],
    ] as const) {
      const decoder = iconvDecoders(encoding);
      expect(decoder?.decode(bytes.subarray(0, 1), { stream: true })).toBe(text[0]);
      expect(decoder?.decode(bytes.subarray(1), { stream: false })).toBe(text[1]);
    }
  });

  it('has U+FFFD for bytes that a code page does not use', () => {
    expect(iconvDecoders('ibm869')?.decode(Uint8Array.of(0x81), { stream: false })).toBe('\uFFFD');
  });

  it('lends nothing for names that are no encoding of text', () => {
    for (const name of ['hex', 'base64', 'binary', 'utf-7', 'ibm', 'cp99999'])
      expect(iconvDecoders(name)).toBeUndefined();
  });
});
