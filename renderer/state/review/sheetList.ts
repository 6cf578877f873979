import { getSession } from '../../client/session.ts';
import { isAbort, troubleOf } from '../../client/trouble.ts';
import { setReview, useApp } from '../app/appState.ts';

let listing: { readonly abort: AbortController; readonly reading: string } | undefined;

/**
 * Asks what the sheets of the workbook hold as it is read now: once for each reading, since a correction of the header
 * is heard here too. A list of the reading before stays in sight until the new one is there.
 */
export async function listSheets(reading = presentReading()): Promise<void> {
  const { review } = useApp.getState();
  if (review === null) return;
  const { fileId, sheets: before } = review;
  if (before.kind === 'done' && before.reading === reading) return;
  if (listing?.reading === reading && !listing.abort.signal.aborted) return;
  listing?.abort.abort();
  const abort = new AbortController();
  const present = { abort, reading };
  listing = present;
  if (before.kind !== 'done') setReview(fileId, { sheets: { kind: 'loading' } });
  try {
    const sheets = await getSession().client.review.sheets({ fileId }, { signal: abort.signal });
    if (!abort.signal.aborted) setReview(fileId, { sheets: { kind: 'done', sheets, reading } });
  } catch (cause) {
    if (isAbort(cause) || abort.signal.aborted) return;
    setReview(fileId, { sheets: { kind: 'failed', trouble: troubleOf(cause) } });
  } finally {
    if (listing === present) listing = undefined;
  }
}

/** The corrections in force, as text. */
export function presentReading(): string {
  return JSON.stringify(useApp.getState().review?.view?.overrides ?? {});
}

/** Breaks the listing off, if one is under way; it can be asked for anew. */
export function stopListing(): void {
  listing?.abort.abort();
  listing = undefined;
  const { review } = useApp.getState();
  if (review?.sheets.kind === 'loading') setReview(review.fileId, { sheets: { kind: 'none' } });
}
