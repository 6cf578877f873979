import type { FindEvent } from '../../contract/views.ts';
import type { FindQuery } from '../../model/find.ts';
import type { FileId } from '../../model/ids.ts';
import type { Engine } from '../../ports/engine.ts';
import type { FileRecord } from '../../ports/stores.ts';
import { watchJob } from '../base/watchJob.ts';

/** Looks for a value in a file as it is read now; leaving the stream ends the search. */
export type FindInFile = (
  input: { readonly fileId: FileId; readonly query: FindQuery },
  signal?: AbortSignal,
) => AsyncIterable<FindEvent>;

export function findInFile(
  engine: Pick<Engine, 'find'>,
  recordOf: (fileId: FileId) => Promise<FileRecord>,
): FindInFile {
  return async function* find({ fileId, query }, signal) {
    const { overrides } = await recordOf(fileId);
    yield* watchJob<FindEvent>(
      (control) =>
        engine.find({ fileId, overrides, query }, control).then((result) => ({ kind: 'done', result })),
      (progress) => ({ kind: 'progress', progress }),
      signal,
    );
  };
}
