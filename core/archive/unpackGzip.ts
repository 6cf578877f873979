import { memberName, type UnpackedArchive } from '../model/archive.ts';
import type { ByteSource } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import { workbookOptions } from '../model/options/workbookOptions.ts';
import { unpackBudget } from './boundedBytes.ts';
import { gunzipped } from './gunzipped.ts';
import { gzipMemberName, readGzipName } from './gzipName.ts';
import { nestedArchive } from './memberErrors.ts';
import { shownName } from './memberNames.ts';
import type { UnpackInput } from './unpackInput.ts';
import { unpackMember } from './unpackMember.ts';

/** Unpacks the one file that a gzip holds. */
export async function unpackGzip(input: UnpackInput): Promise<UnpackedArchive> {
  const { source, name, room, gunzip, onProgress } = input;
  const packed = packedBytes(source, (doneBytes) =>
    onProgress?.({
      phase: 'unpacking',
      doneBytes,
      totalBytes: source.sizeBytes,
      rows: 0,
      failedRows: 0,
      remainingMs: null,
    }),
  );
  const member = gzipMemberName(name, await readGzipName(source));
  const outcome = await unpackMember(gunzipped(packed, gunzip), { room, budget: unpackBudget() });
  switch (outcome.kind) {
    case 'archive':
      throw nestedArchive(`${name} holds ${outcome.what}`);
    case 'other':
      if (outcome.why === 'empty') throw new AppError('SOURCE_EMPTY', `${name} holds an empty file.`);
      throw new AppError('SOURCE_BINARY', `${name} holds ${outcome.why}.`);
    case 'file': {
      const { kind: _, ...file } = outcome;
      // `claims.csv.gz` tells both already.
      const tellsBoth = ['', '.gz', '.gzip'].some(
        (ending) => `${member}${ending}`.toLowerCase() === name.toLowerCase(),
      );
      return {
        members: [{ ...file, name: tellsBoth ? name : memberName(name, shownName(member)) }],
        leftOut: [],
      };
    }
  }
}

async function* packedBytes(
  source: ByteSource,
  onBytes: (doneBytes: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < source.sizeBytes; ) {
    const chunk = await source.read(at, workbookOptions.readBytes);
    if (chunk.length === 0) return;
    at += chunk.length;
    yield chunk;
    onBytes(at);
  }
}
