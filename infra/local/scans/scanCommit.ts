import { asSessionId, isTerminal } from '../../../core/model/session.ts';
import type { ScanId } from '../../../core/model/scanRun.ts';
import type { SearchedDocument } from '../../../core/model/searchedDocument.ts';
import type { DocumentEnd, ScanStore } from '../../../core/ports/scans.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import type { Database } from '../store/openDatabase.ts';
import { integerOf, textOf } from '../store/openDatabase.ts';
import { addMatches } from './addMatches.ts';
import type { JoinedSteps } from './joinedSteps.ts';

/**
 * Counts documents: the item, its results and the scan's counts change in one transaction, for several documents at once,
 * since bringing it onto the disk takes as long as searching a short one.
 */
export function scanCommit(
  { db }: Database,
  { sessions, steps }: { readonly sessions: SessionStore; readonly steps: JoinedSteps },
): ScanStore['commit'] {
  const item = db.prepare(
    'SELECT state, claim_token, epoch FROM session_item WHERE session_id = ? AND id = ?',
  );
  const document = db.prepare(
    `UPDATE scan_document SET state = ?, pages = ?, unreadable_pages = ?, exact = ?, near = ?, error = ?, notes = ?
     WHERE scan_id = ? AND place = ?`,
  );
  const matches = addMatches(db);
  const waits = db.prepare(
    "INSERT INTO scan_page (scan_id, document, page, state) VALUES (?, ?, ?, 'waiting')",
  );
  const count = db.prepare(
    `UPDATE scan SET documents = documents + 1, with_matches = with_matches + ?, unreadable = unreadable + ?,
       exact = exact + ?, near = near + ?, pages = pages + ?, unreadable_pages = unreadable_pages + ?,
       waiting_pages = waiting_pages + ? WHERE id = ?`,
  );

  /** Whether the item is counted by this very hold, and was not before. */
  const counts = (id: ScanId, { taken: { hold } }: DocumentEnd): boolean => {
    const row = item.get(id, hold.itemId);
    return (
      row !== undefined &&
      isTerminal(textOf(row, 'state') as Parameters<typeof isTerminal>[0]) &&
      row['claim_token'] === hold.token &&
      integerOf(row, 'epoch') === hold.epoch
    );
  };

  const write = (id: ScanId, { taken, end }: DocumentEnd): void => {
    const found = 'error' in end ? nothing : end;
    const why = 'error' in end ? end.error : end.withoutText;
    const isUnreadable = why !== undefined;
    const state = isUnreadable ? 'unreadable' : found.unreadablePages > 0 ? 'partly' : 'read';
    const { pages, unreadablePages, exact, near } = found;
    const error = isUnreadable ? JSON.stringify(why) : null;
    const notes = found.notes.length === 0 ? null : JSON.stringify(found.notes);
    document.run(state, pages, unreadablePages, exact, near, error, notes, id, taken.place);
    matches(id, taken.place, found);
    for (const page of found.scannedPages) waits.run(id, taken.place, page);
    count.run(
      exact + near > 0 ? 1 : 0,
      isUnreadable ? 1 : 0,
      exact,
      near,
      pages,
      unreadablePages,
      found.scannedPages.length,
      id,
    );
  };

  return async (id, ends, at) => {
    const answers = await steps.join(() =>
      ends.map((one) => {
        const { hold } = one.taken;
        const wasCounted = counts(id, one);
        const outcome = 'error' in one.end ? ('failed' as const) : ('done' as const);
        const errorCode = 'error' in one.end ? one.end.error.code : null;
        const answer = sessions.commit(hold, { outcome, result: null, errorCode, at });
        if (!wasCounted && counts(id, one)) write(id, one);
        return answer;
      }),
    );
    const told = await Promise.all(answers);
    await sessions.complete(asSessionId(id), at);
    return told.filter((answer) => answer === 'committed').length;
  };
}

const nothing: SearchedDocument = {
  pages: 0,
  unreadablePages: 0,
  scannedPages: [],
  exact: 0,
  near: 0,
  matches: [],
  codes: [],
  notes: [],
};
