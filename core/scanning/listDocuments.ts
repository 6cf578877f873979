import type { DocumentControl, ScanRecord } from '../ports/scans.ts';
import { type ScanDeps, timeOf } from './scanDeps.ts';

/**
 * Registers the documents of a scan and fixes its manifest. Begun again, it lists anew: until then nothing was counted, and
 * the folder may have changed.
 *
 * @throws {AppError} why the place cannot be looked into
 */
export async function listDocuments(
  deps: ScanDeps,
  { id, place }: ScanRecord,
  control: DocumentControl,
): Promise<void> {
  const { scans, digest } = deps;
  const store = scans.store();
  await store.forgetListing(id);
  const ids: string[] = [];
  for await (const documents of scans.documents.list(place, control)) {
    await store.addDocuments(id, ids.length, documents);
    for (const { at } of documents) ids.push(at);
  }
  control.signal.throwIfAborted();
  await store.seal(id, { total: ids.length, sha256: digest(ids.join('\n')), at: timeOf(deps) });
}
