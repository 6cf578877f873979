import { AppError } from '../../../core/model/errors.ts';
import type { FileId } from '../../../core/model/ids.ts';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import type { ListedDocument } from '../../../core/ports/scans.ts';
import type { LocalSources } from '../files/sources.ts';

/** Files of the Inbox, each once; one that cannot be read is listed with the reason. */
export async function* listFiles(
  fileIds: readonly FileId[],
  sources: Pick<LocalSources, 'locate' | 'describe'>,
): AsyncGenerator<readonly ListedDocument[]> {
  const once = [...new Set(fileIds)];
  for (let from = 0; from < once.length; from += scanOptions.listedAtOnce) {
    const page = once.slice(from, from + scanOptions.listedAtOnce);
    yield await Promise.all(page.map((fileId) => describe(fileId, sources)));
  }
}

async function describe(
  fileId: FileId,
  sources: Pick<LocalSources, 'locate' | 'describe'>,
): Promise<ListedDocument> {
  try {
    return { at: fileId, ...(await sources.describe(fileId)), error: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const name = await sources.locate(fileId).then(
      (entry) => entry.name,
      () => fileId,
    );
    return { at: fileId, name, sizeBytes: 0, error: error.toView() };
  }
}
