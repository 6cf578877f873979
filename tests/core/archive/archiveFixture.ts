import { createHash } from 'node:crypto';
import type { MemberRoom } from '../../../core/archive/unpackInput.ts';
import { unpackArchive } from '../../../core/archive/unpackArchive.ts';
import type { Progress } from '../../../core/model/analysis.ts';
import { isUnpacked, type UnpackedArchive } from '../../../core/model/archive.ts';
import { nodeGunzip, nodeInflate } from '../../../infra/local/files/nodeInflate.ts';
import { bytesSource } from '../workbook/workbookFixture.ts';

/** A room in memory. What was discarded is not in `files`. */
export interface MemoryRoom extends MemberRoom {
  readonly files: ReadonlyMap<number, readonly Uint8Array[]>;
}

function memoryRoom(): MemoryRoom {
  const files = new Map<number, Uint8Array[]>();
  let count = 0;
  return {
    files,
    async create() {
      const place = count;
      count += 1;
      const chunks: Uint8Array[] = [];
      files.set(place, chunks);
      return {
        place,
        sink: {
          write: async (bytes) => void chunks.push(bytes.slice()),
          close: async () => undefined,
          discard: async () => void files.delete(place),
        },
        look: (work) => work(bytesSource(Buffer.concat(chunks))),
        sha256: () => createHash('sha256').update(Buffer.concat(chunks)).digest('hex'),
      };
    },
  };
}

/** An archive taken apart, with what lies in the room afterwards. */
export interface TakenApart extends UnpackedArchive {
  /** The text of each member, or the code of its error; by name, in the order of the archive. */
  readonly found: readonly (readonly [name: string, content: string])[];
  readonly room: MemoryRoom;
  readonly progress: readonly Progress[];
}

export async function takeApart(bytes: Uint8Array, name = 'delivery.zip'): Promise<TakenApart> {
  const room = memoryRoom();
  const progress: Progress[] = [];
  const unpacked = await unpackArchive({
    source: bytesSource(bytes),
    name,
    inflate: nodeInflate,
    gunzip: nodeGunzip,
    room,
    onProgress: (done) => void progress.push(done),
  });
  const found = unpacked.members.map((member) => {
    const content = isUnpacked(member)
      ? Buffer.concat(room.files.get(member.place) ?? []).toString('utf8')
      : member.error.code;
    return [member.name, content] as const;
  });
  return { ...unpacked, found, room, progress };
}

/** A tar archive of one file; what matters of it here is its sign. */
export function makeTar(name: string, text: string): Uint8Array {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644', 100);
  header.write(text.length.toString(8).padStart(11, '0'), 124);
  header.write('ustar\u000000', 257);
  const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
  body.write(text);
  return Buffer.concat([header, body, Buffer.alloc(1024)]);
}
