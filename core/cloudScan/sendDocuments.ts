import { AppError } from '../model/errors.ts';
import { cloudScanOptions } from '../model/options/cloudScanOptions.ts';
import type { CloudScans } from '../ports/cloudScans.ts';
import type { ScanRecord, TakenDocument } from '../ports/scans.ts';
import { documentError, isOfPlace } from '../scanning/documentError.ts';
import { type CloudControl, type ScanDeps, timeOf } from '../scanning/scanDeps.ts';
import type { AskCloud } from './askCloud.ts';
import { cloudPlaces, isWithinScans, objectOf } from './cloudPlaces.ts';
import type { HeldDocuments } from './holdDocuments.ts';

export interface Sending {
  readonly cloud: CloudScans;
  readonly ask: AskCloud;
  readonly control: CloudControl;
}

/** A document that is sent or copied, and the key that it has then. */
interface Load {
  readonly name: string;
  readonly taken: TakenDocument;
  readonly key: string;
}

/**
 * Brings documents to where the pipeline reads them: files of this machine are sent, objects that lie elsewhere in S3 are copied there.
 * What an earlier try has brought is left alone. A document that cannot be read is counted and held no more.
 *
 * @returns the key of each document that is held, by its name there
 * @throws {AppError} what no document is to blame for; `CANCELLED`
 */
export async function sendDocuments(
  deps: Pick<ScanDeps, 'scans' | 'clock'>,
  { id, place }: ScanRecord,
  { held, ...sending }: Sending & { readonly held: HeldDocuments },
): Promise<ReadonlyMap<string, string>> {
  const { cloud, ask, control } = sending;
  const places = cloudPlaces(id);
  const keys = new Map<string, string>();
  const loads: Load[] = [];
  for (const [name, taken] of held) {
    const object = place.kind === 's3' ? objectOf(place, taken, cloud.bucket) : undefined;
    if (object?.bucket === cloud.bucket && isWithinScans(object.key)) keys.set(name, object.key);
    else loads.push({ name, taken, key: places.document(taken) });
  }
  if (loads.length === 0) return keys;

  const there = await ask(() => cloud.sizes(places.folder));
  const total = loads.length;
  const totalBytes = loads.reduce((sum, { taken }) => sum + taken.document.sizeBytes, 0);
  const state = { next: 0, done: 0, doneBytes: 0 };
  const tell = (): void =>
    control.tellSending({ done: state.done, total, doneBytes: state.doneBytes, totalBytes });
  const ending = new AbortController();
  const { signal } = ending;
  const end = (): void => ending.abort();
  if (control.signal.aborted) end();
  control.signal.addEventListener('abort', end, { once: true });

  const bring = async ({ taken, key }: Load): Promise<void> => {
    const { document } = taken;
    if (there.get(key) === document.sizeBytes) return;
    if (place.kind === 's3') {
      if (document.sizeBytes > cloudScanOptions.copiedBytes) throw tooLarge();
      return ask(() => cloud.copy({ key, from: objectOf(place, taken, cloud.bucket) }));
    }
    const source = await deps.scans.documents.open(place, document);
    try {
      await ask(() => cloud.send({ key, source, signal }));
    } finally {
      await source.close();
    }
  };
  const lane = async (): Promise<void> => {
    for (;;) {
      signal.throwIfAborted();
      const load = loads[state.next];
      if (load === undefined) return;
      state.next += 1;
      try {
        await bring(load);
        keys.set(load.name, load.key);
      } catch (error) {
        if (signal.aborted || !(error instanceof AppError) || isOfPlace(error.code)) throw error;
        held.delete(load.name);
        const refused = { taken: load.taken, end: { error: documentError(error) } };
        await deps.scans.store().commit(id, [refused], timeOf(deps));
        await control.onCounted();
      }
      state.done += 1;
      state.doneBytes += load.taken.document.sizeBytes;
      tell();
    }
  };

  tell();
  const failures: unknown[] = [];
  const lanes = Array.from({ length: cloudScanOptions.sendLanes }, () =>
    lane().catch((error: unknown) => {
      failures.push(error);
      end();
    }),
  );
  await Promise.all(lanes);
  control.signal.removeEventListener('abort', end);
  control.tellSending(null);
  if (control.signal.aborted) throw new AppError('CANCELLED', 'The scan was stopped.');
  if (failures.length > 0) throw failures[0];
  return keys;
}

function tooLarge(): AppError {
  return new AppError('SOURCE_TOO_LARGE', 'S3 copies no object of more than 5 GiB in one step.', {
    remedy: 'Put it below scans/ in the bucket of the pipeline, or scan it on this machine.',
  });
}
