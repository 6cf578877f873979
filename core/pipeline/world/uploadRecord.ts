import { asId, type FileId } from '../../model/ids.ts';
import type { Upload } from '../../model/upload.ts';
import type { FileRecord } from '../../ports/stores.ts';
import { partRecord } from '../../service/sheets/partRecord.ts';

/** The upload as the desk would have it, for what desk and pipeline do alike. */
export function recordOf({ id, fileName, sizeBytes, receivedAt, ...part }: Upload): FileRecord {
  return {
    id: asId<FileId>(id),
    name: fileName,
    sizeBytes,
    addedAt: receivedAt,
    state: 'reading',
    packId: null,
    error: null,
    ...partRecord(part),
  };
}
