import { AppError } from '../../model/errors.ts';

/** Kinds of numbers in rows, as counts and keys of runs have them. */
const arrays = { Uint8Array, Int32Array, Uint32Array, Float64Array } as const;
type ArrayKind = keyof typeof arrays;

/** Marks a place where numbers stand in the bytes behind the JSON; no key of ours begins so. */
const mark = '\u0000bytes';

/**
 * Plain data with rows of numbers in it as bytes: the length of a JSON (four bytes, little-endian), the JSON, and behind it
 * the rows, each at a multiple of eight.
 */
export function plainBytes(data: unknown): Uint8Array<ArrayBuffer> {
  const rows: { readonly bytes: Uint8Array; readonly at: number }[] = [];
  let end = 0;
  const json = new TextEncoder().encode(
    JSON.stringify(data, (_key, value: unknown) => {
      if (!ArrayBuffer.isView(value)) return value;
      const kind = kindOf(value);
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      const at = end;
      rows.push({ bytes, at });
      end = roundedUp(at + bytes.length);
      return { [mark]: kind, at, length: bytes.length };
    }),
  );
  const from = roundedUp(4 + json.length);
  const all = new Uint8Array(from + end);
  new DataView(all.buffer).setUint32(0, json.length, true);
  all.set(json, 4);
  for (const { bytes, at } of rows) all.set(bytes, from + at);
  return all;
}

/** @throws {AppError} `SOURCE_DAMAGED` where the bytes are not what `plainBytes` wrote */
export function fromPlainBytes(all: Uint8Array): unknown {
  try {
    const length = new DataView(all.buffer, all.byteOffset, all.byteLength).getUint32(0, true);
    const from = roundedUp(4 + length);
    return JSON.parse(new TextDecoder().decode(all.subarray(4, 4 + length)), (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, mark)) return value;
      const { [mark]: kind, at, length } = value as { [mark]: ArrayKind; at: number; length: number };
      const Rows = arrays[kind];
      // A copy of their own, as rows of wider numbers must begin at a multiple of their width.
      return new Rows(all.slice(from + at, from + at + length).buffer);
    });
  } catch (error) {
    throw new AppError('SOURCE_DAMAGED', 'Intermediate data of a run cannot be read back.', { cause: error });
  }
}

function kindOf(value: ArrayBufferView): ArrayKind {
  for (const kind of Object.keys(arrays) as ArrayKind[]) if (value instanceof arrays[kind]) return kind;
  throw new Error('Rows of numbers of this kind are not kept.');
}

function roundedUp(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
