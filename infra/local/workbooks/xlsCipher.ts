import { createHash } from 'node:crypto';
import { uint16, uint32 } from '../../../core/workbook/zip/zipDirectory.ts';
import { xlsRecords, xlsRecordsFrom } from './xlsRecords.ts';

/**
 * The password that Excel itself tries before it asks for one. It is what a workbook is encrypted with that has only its
 * structure or its sheets protected, which nobody has to know a password for to read them. @see MS-XLS 2.2.9 and 2.2.10
 */
const defaultPassword = 'VelvetSweatshop';

/** The key changes after so many bytes of the stream. */
const blockBytes = 1024;

/** Gives the key of a block of the stream. */
type KeyOf = (block: number) => Uint8Array;

/**
 * Decrypts the stream of a workbook that everybody may read.
 *
 * @param filePass What its `FilePass` record holds.
 * @returns `undefined` where it takes a password of its own, or a method that nobody uses any more.
 */
export function decryptXls(stream: Uint8Array, filePass: Uint8Array): Uint8Array | undefined {
  const keyOf = uint16(filePass, 0) === 1 ? keysOf(filePass) : undefined;
  if (keyOf === undefined) return undefined;
  const plain = Uint8Array.from(stream);
  let block = -1;
  let keyStream = new Uint8Array(blockBytes);
  for (const { id, data, end } of xlsRecordsFrom(stream, 0)) {
    // The place of a sheet is told openly, as are the beginnings of the stream and its sheets.
    const from = id === xlsRecords.boundSheet ? data + 4 : data;
    if (openRecords.has(id)) continue;
    for (let at = from; at < end; at += 1) {
      if (Math.floor(at / blockBytes) !== block) {
        block = Math.floor(at / blockBytes);
        keyStream = rc4(keyOf(block), blockBytes);
      }
      plain[at] = (stream[at] ?? 0) ^ (keyStream[at % blockBytes] ?? 0);
    }
  }
  return plain;
}

/** Records that are never encrypted: beginnings, and those that are needed before the password is known. */
const openRecords: ReadonlySet<number> = new Set([0x809, xlsRecords.filePass, 0xe1, 0x138, 0x194, 0x195]);

function keysOf(filePass: Uint8Array): KeyOf | undefined {
  const version = uint16(filePass, 2);
  if (version === 1) return keysOfOldest(filePass.subarray(6));
  if (version >= 2 && version <= 4 && uint16(filePass, 4) === 2) return keysOfProvider(filePass.subarray(6));
  return undefined;
}

/** @see MS-OFFCRYPTO 2.3.6: salt, verifier and its hash, of 16 bytes each */
function keysOfOldest(header: Uint8Array): KeyOf | undefined {
  const salt = header.subarray(0, 16);
  const start = md5(Buffer.from(defaultPassword, 'utf16le')).subarray(0, 5);
  const repeated = Buffer.concat(Array.from({ length: 16 }, () => [start, salt]).flat());
  const base = md5(repeated).subarray(0, 5);
  const keyOf: KeyOf = (block) => md5(Buffer.concat([base, fourBytes(block)]));
  const [verifier, hash] = verified(keyOf, { bytes: header.subarray(16, 48), verifierBytes: 16 });
  return md5(verifier).equals(hash) ? keyOf : undefined;
}

/** @see MS-OFFCRYPTO 2.3.5: flags, length of the header, the header, then the verifier */
function keysOfProvider(header: Uint8Array): KeyOf | undefined {
  const headerBytes = uint32(header, 4);
  const isRc4 = uint32(header, 8 + 8) === 0x6801;
  // 0 stands for 40 bits.
  const keyBytes = (uint32(header, 8 + 16) || 40) / 8;
  const verifierAt = 8 + headerBytes;
  if (!isRc4 || keyBytes > 16 || verifierAt + 60 > header.length) return undefined;
  const salt = header.subarray(verifierAt + 4, verifierAt + 20);
  const base = sha1(Buffer.concat([salt, Buffer.from(defaultPassword, 'utf16le')]));
  const keyOf: KeyOf = (block) => {
    const key = sha1(Buffer.concat([base, fourBytes(block)])).subarray(0, keyBytes);
    // Keys of 40 bits are filled up with zeros.
    return keyBytes === 5 ? Buffer.concat([key, new Uint8Array(11)]) : key;
  };
  const encrypted = Buffer.concat([
    header.subarray(verifierAt + 20, verifierAt + 36),
    header.subarray(verifierAt + 40, verifierAt + 60),
  ]);
  const [verifier, hash] = verified(keyOf, { bytes: encrypted, verifierBytes: 16 });
  return sha1(verifier).equals(hash) ? keyOf : undefined;
}

/** Decrypts the verifier and its hash, which tell whether the password is right. */
function verified(
  keyOf: KeyOf,
  { bytes, verifierBytes }: { readonly bytes: Uint8Array; readonly verifierBytes: number },
): readonly [Buffer, Buffer] {
  const keyStream = rc4(keyOf(0), bytes.length);
  const plain = Buffer.from(bytes.map((byte, at) => byte ^ (keyStream[at] ?? 0)));
  return [plain.subarray(0, verifierBytes), plain.subarray(verifierBytes)];
}

/** First bytes of the key stream. Node's own cipher is switched off in current versions, as it protects nothing. */
function rc4(key: Uint8Array, lengthBytes: number): Uint8Array<ArrayBuffer> {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  for (let i = 0, j = 0; i < 256; i += 1) {
    const own = state[i] ?? 0;
    j = (j + own + (key[i % key.length] ?? 0)) & 0xff;
    state[i] = state[j] ?? 0;
    state[j] = own;
  }
  const keyStream = new Uint8Array(lengthBytes);
  for (let at = 0, i = 0, j = 0; at < lengthBytes; at += 1) {
    i = (i + 1) & 0xff;
    const own = state[i] ?? 0;
    j = (j + own) & 0xff;
    const other = state[j] ?? 0;
    state[i] = other;
    state[j] = own;
    keyStream[at] = state[(own + other) & 0xff] ?? 0;
  }
  return keyStream;
}

function fourBytes(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

// The formats name these; nothing here is kept secret by them.
function md5(bytes: Uint8Array): Buffer {
  return createHash('md5').update(bytes).digest();
}

function sha1(bytes: Uint8Array): Buffer {
  return createHash('sha1').update(bytes).digest();
}
