import { inflateRawSync } from 'node:zlib';
import type { MadePart } from '../../core/workbook/workbookFixture.ts';

/** Corpus files are small; one that unpacks to more is a bomb, which is used as it is. */
const mostPlainBytes = 4 * 2 ** 20;

/** The entries of a zip by its directory; `undefined` for what is no zip, or is damaged already. */
export function partsOf(bytes: Buffer): readonly MadePart[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) return undefined;
  const parts: MadePart[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length) return undefined;
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const data = dataOf(bytes, at);
    if (data === undefined) return undefined;
    parts.push({ name: bytes.toString('utf8', at + 46, nameEnd), data });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function dataOf(bytes: Buffer, at: number): Buffer | undefined {
  const offset = bytes.readUInt32LE(at + 42);
  if (offset + 30 > bytes.length) return undefined;
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
  const method = bytes.readUInt16LE(at + 10);
  if (method === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: mostPlainBytes });
  } catch {
    // Nothing to build on.
    return undefined;
  }
}
