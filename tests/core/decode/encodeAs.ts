import { encode } from 'iconv-lite';

export type TestEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'utf-32le'
  | 'utf-32be'
  | 'latin1'
  | 'windows-1251'
  | 'shift_jis';

/** Encodes text in any code page that iconv-lite has. Throws for a character that is not in it. */
export function encodeLegacy(text: string, encoding: string): Uint8Array {
  const bytes = Uint8Array.from(encode(text, encoding));
  if (text.includes('?') !== bytes.includes(0x3f)) throw new Error(`${text} is not all in ${encoding}`);
  return bytes;
}

/** Bytes one after another. */
export function together(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

/** Encodes text for a test. Legacy encodings go through a table made by decoding every one- and two-byte sequence. */
export function encodeAs(text: string, encoding: TestEncoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-16le':
      return wide(
        text.split('').map((c) => c.charCodeAt(0)),
        { bytes: 2, little: true },
      );
    case 'utf-16be':
      return wide(
        text.split('').map((c) => c.charCodeAt(0)),
        { bytes: 2, little: false },
      );
    case 'utf-32le':
      return wide(
        Array.from(text, (c) => c.codePointAt(0)!),
        { bytes: 4, little: true },
      );
    case 'utf-32be':
      return wide(
        Array.from(text, (c) => c.codePointAt(0)!),
        { bytes: 4, little: false },
      );
    case 'latin1':
      return Uint8Array.from(text, (c) => c.charCodeAt(0));
    case 'windows-1251':
    case 'shift_jis':
      return Uint8Array.from(Array.from(text).flatMap((c) => bytesOf(c, encoding)));
  }
}

function wide(
  codes: readonly number[],
  form: { readonly bytes: 2 | 4; readonly little: boolean },
): Uint8Array {
  const bytes = new Uint8Array(codes.length * form.bytes);
  const view = new DataView(bytes.buffer);
  for (const [i, code] of codes.entries())
    if (form.bytes === 2) view.setUint16(i * 2, code, form.little);
    else view.setUint32(i * 4, code, form.little);
  return bytes;
}

const tables = new Map<string, Map<string, number[]>>();

function bytesOf(character: string, encoding: string): number[] {
  let table = tables.get(encoding);
  if (table === undefined) {
    table = new Map();
    const decoder = new TextDecoder(encoding);
    for (let a = 0xff; a >= 0; a -= 1) {
      for (let b = 0xff; b >= 0x40; b -= 1) note(table, decoder.decode(Uint8Array.from([a, b])), [a, b]);
      note(table, decoder.decode(Uint8Array.from([a])), [a]);
    }
    tables.set(encoding, table);
  }
  const bytes = table.get(character);
  if (bytes === undefined) throw new Error(`${character} is not in ${encoding}`);
  return bytes;
}

function note(table: Map<string, number[]>, text: string, bytes: number[]): void {
  if (Array.from(text).length === 1 && text !== '\uFFFD') table.set(text, bytes);
}
