import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { MemberRoom } from '../../../core/archive/unpackInput.ts';
import { plainFile } from '../files/atomicFile.ts';
import { openFileSource } from '../files/fileSource.ts';

/**
 * Writes members into a folder, each under its number, so that no name from an archive ever becomes a path. Whoever
 * keeps them brings them onto the disk; where there are thousands, that takes longer than a job may.
 *
 * @param folder That `memberFolders.start` gave.
 */
export function memberRoom(folder: string): MemberRoom {
  let count = 0;
  return {
    async create() {
      const place = count;
      count += 1;
      const path = join(folder, String(place));
      const sink = await plainFile(path);
      const hash = createHash('sha256');
      return {
        place,
        sink: {
          ...sink,
          async write(bytes) {
            hash.update(bytes);
            await sink.write(bytes);
          },
        },
        async look(work) {
          const source = await openFileSource(path);
          try {
            return await work(source);
          } finally {
            await source.close();
          }
        },
        sha256: () => hash.digest('hex'),
      };
    },
  };
}
