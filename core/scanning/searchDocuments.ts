import { AppError } from '../model/errors.ts';
import type {
  DocumentControl,
  DocumentEnd,
  DocumentSearch,
  ScanRecord,
  TakenDocument,
} from '../ports/scans.ts';
import { asSessionId, countedItems } from '../model/session.ts';
import { commitBuffer } from './commitBuffer.ts';
import { documentError, isOfPlace } from './documentError.ts';
import { documentFeed } from './documentFeed.ts';
import { type ScanDeps, timeOf } from './scanDeps.ts';

/** One going over the documents of a scan. */
export interface SearchJob extends DocumentControl {
  /** Some documents were counted. */
  readonly onCounted: () => Promise<void>;
}

/** Times that all documents are gone over; the second finds what a hold that did not count has left. */
const rounds = 3;

/**
 * Searches every document of a sealed scan that is not counted yet, as many at a time as there are lanes, and counts each
 * once. What is broken off is given back.
 *
 * @throws {AppError} why the scan cannot go on, `DISK_FULL` or `STORE_UNAVAILABLE`; `CANCELLED` where the signal aborts
 */
export async function searchDocuments(deps: ScanDeps, scan: ScanRecord, job: SearchJob): Promise<'done'> {
  const { scans } = deps;
  const store = scans.store();
  const { id, options, place } = scan;
  await store.releaseAll(id);
  const codes = await store.searchedCodes(id);
  const search = await scans.documents.prepare({ id, codes, options, place }, job.tell);
  try {
    for (let round = 1; !(await isComplete(deps, scan)); round += 1) {
      if (round > rounds) throw new Error('A document of a scan is never counted.');
      await goOver(deps, scan, { ...job, search });
    }
    return 'done';
  } finally {
    await store.releaseAll(id);
    await search.close();
  }
}

async function isComplete({ scans, clock }: ScanDeps, { id }: ScanRecord): Promise<boolean> {
  const { sessions } = scans.store();
  const session = await sessions.get(asSessionId(id));
  if (session?.status !== 'sealed') return true;
  if (countedItems(session.counts) < (session.total ?? 0)) return false;
  await sessions.complete(session.id, timeOf({ clock }));
  return true;
}

async function goOver(
  deps: ScanDeps,
  { id }: ScanRecord,
  { search, signal, onCounted }: SearchJob & { readonly search: DocumentSearch },
): Promise<void> {
  // Ends all lanes where one fails, so that none goes on for a scan that has stopped.
  const ending = new AbortController();
  const end = (): void => ending.abort();
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  const next = documentFeed(deps, id);
  const buffer = commitBuffer(async (ends) => {
    await deps.scans.store().commit(id, ends, timeOf(deps));
    await onCounted();
  }, deps.wait);

  const lane = async (): Promise<void> => {
    for (;;) {
      ending.signal.throwIfAborted();
      const taken = await next();
      if (taken === undefined) return;
      await buffer.add({ taken, end: await endOf(taken, search, ending.signal) });
    }
  };
  const timing = buffer.run(ending.signal);
  /** What ended the lanes; the others then end of their being broken off. */
  const failures: unknown[] = [];
  const failed = (error: unknown): void => {
    failures.push(error);
    end();
  };
  const lanes = Array.from({ length: deps.scans.documents.lanes }, () => lane().catch(failed));
  await Promise.all([...lanes, timing.catch(failed), endAfter(lanes, ending)]);
  signal.removeEventListener('abort', end);
  await buffer.flush();
  if (signal.aborted) throw new AppError('CANCELLED', 'The scan was stopped.');
  if (failures.length > 0) throw failures[0];
}

/** The timer of the buffer ends with the last lane. */
async function endAfter(lanes: readonly Promise<void>[], ending: AbortController): Promise<void> {
  await Promise.all(lanes);
  ending.abort();
}

async function endOf(
  { document }: TakenDocument,
  search: DocumentSearch,
  signal: AbortSignal,
): Promise<DocumentEnd['end']> {
  if (document.error !== null) return { error: document.error };
  try {
    return await search.search(document, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError) || isOfPlace(error.code)) throw error;
    return { error: documentError(error) };
  }
}
