import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Writes a zip whose headers tell sizes and checksums in both places, as Excel writes it. */
export interface PackedFile {
  /** Adds an entry; `texts` is called for one piece after the other until it is done. */
  add(name: string, texts: Iterable<string>): Promise<void>;
  /** Writes the directory and closes the file; gives its size in bytes. */
  end(): number;
}

/** The first day that zip knows, so that equal content gives equal bytes. */
const noDate = 0x0021;
const deflated = 8;
/** Strings handed to deflate at a time, in characters. */
const pieceCharacters = 2 ** 20;

/** Begins a zip; at most 4 GiB. */
export function openPackedFile(path: string): PackedFile {
  const file = openSync(path, 'w');
  const directory: Buffer[] = [];
  let offset = 0;
  const write = (bytes: Buffer): void => {
    writeSync(file, bytes);
    offset += bytes.length;
  };
  return {
    async add(name, texts) {
      const { packed, fields } = await pack(texts);
      const nameBytes = Buffer.from(name);
      const common = Buffer.alloc(26);
      common.writeUInt16LE(20, 0);
      common.writeUInt16LE(deflated, 4);
      common.writeUInt16LE(noDate, 8);
      fields.copy(common, 10);
      common.writeUInt16LE(nameBytes.length, 22);
      const entry = Buffer.alloc(46);
      entry.write('PK\u0001\u0002', 'latin1');
      entry.writeUInt16LE(20, 4);
      common.copy(entry, 6);
      entry.writeUInt32LE(offset, 42);
      directory.push(entry, nameBytes);
      write(Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, nameBytes]));
      for (const chunk of packed) write(chunk);
    },
    end() {
      const start = offset;
      write(Buffer.concat(directory));
      const end = Buffer.alloc(22);
      end.write('PK\u0005\u0006', 'latin1');
      end.writeUInt16LE(directory.length / 2, 8);
      end.writeUInt16LE(directory.length / 2, 10);
      end.writeUInt32LE(offset - start, 12);
      end.writeUInt32LE(start, 16);
      write(end);
      closeSync(file);
      return offset;
    },
  };
}

/** The packed bytes, and what the headers say of them: checksum, packed and plain size. */
async function pack(
  texts: Iterable<string>,
): Promise<{ readonly packed: Buffer[]; readonly fields: Buffer }> {
  const packer = createDeflateRaw({ level: 6 });
  const packed: Buffer[] = [];
  packer.on('data', (chunk: Buffer) => packed.push(chunk));
  let checksum = 0;
  let plainBytes = 0;
  let pending = '';
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(pending);
    pending = '';
    checksum = crc32(bytes, checksum);
    plainBytes += bytes.length;
    if (!packer.write(bytes)) await once(packer, 'drain');
  };
  for (const text of texts) {
    pending += text;
    if (pending.length > pieceCharacters) await flush();
  }
  await flush();
  packer.end();
  await once(packer, 'end');
  const fields = Buffer.alloc(12);
  fields.writeUInt32LE(checksum, 0);
  fields.writeUInt32LE(
    packed.reduce((sum, { length }) => sum + length, 0),
    4,
  );
  fields.writeUInt32LE(plainBytes, 8);
  return { packed, fields };
}
