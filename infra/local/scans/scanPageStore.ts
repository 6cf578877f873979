import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { textlessNote } from '../../../core/documents/textlessNote.ts';
import type { TextPiece } from '../../../core/model/scan.ts';
import type { ScanId } from '../../../core/model/scanRun.ts';
import type { SearchedDocument } from '../../../core/model/searchedDocument.ts';
import type { PagePlace, ScanPages } from '../../../core/ports/scanPages.ts';
import { type Database, integerOf } from '../store/openDatabase.ts';
import { addMatches } from './addMatches.ts';
import { listedOf, notesOf } from './scanRows.ts';

/** Pages of scans that text recognition reads; see `openScanDatabase`. */
export function scanPageStore({ db, attempt, transaction }: Database): ScanPages {
  const order = db.prepare('UPDATE scan SET textract = 1, most_usd = ?, report_bytes = NULL WHERE id = ?');
  const waiting = db.prepare(
    `SELECT p.page, d.* FROM scan_page p JOIN scan_document d ON d.scan_id = p.scan_id AND d.place = p.document
     WHERE p.scan_id = ? AND p.state = 'waiting' AND (p.document, p.page) > (?, ?)
     ORDER BY p.document, p.page LIMIT ?`,
  );
  const answer = db.prepare('SELECT pieces FROM scan_answer WHERE key = ? LIMIT 1');
  const keep = db.prepare('INSERT OR IGNORE INTO scan_answer (scan_id, key, pieces) VALUES (?, ?, ?)');
  const pay = db.prepare('UPDATE scan SET read_usd = read_usd + ? WHERE id = ?');
  const settle = db.prepare(
    `UPDATE scan_page SET state = ? WHERE scan_id = ? AND document = ? AND page = ? AND state = 'waiting'`,
  );
  const unread = db.prepare(
    `SELECT count(*) AS pages FROM scan_page WHERE scan_id = ? AND document = ? AND state <> 'read'`,
  );
  const setNotes = db.prepare('UPDATE scan_document SET notes = ? WHERE scan_id = ? AND place = ?');
  const countRefused = db.prepare(
    'UPDATE scan SET waiting_pages = waiting_pages - 1, refused_pages = refused_pages + 1 WHERE id = ?',
  );
  const before = db.prepare(
    'SELECT state, exact, near, notes FROM scan_document WHERE scan_id = ? AND place = ?',
  );
  const read = db.prepare(
    `UPDATE scan_document SET unreadable_pages = unreadable_pages - 1, exact = exact + ?, near = near + ?,
       state = iif(unreadable_pages > 1, 'partly', 'read'), error = NULL WHERE scan_id = ? AND place = ?`,
  );
  const countRead = db.prepare(
    `UPDATE scan SET waiting_pages = waiting_pages - 1, read_pages = read_pages + 1,
       unreadable_pages = unreadable_pages - 1, unreadable = unreadable - ?, with_matches = with_matches + ?,
       exact = exact + ?, near = near + ? WHERE id = ?`,
  );
  const matches = addMatches(db);

  /** Says anew how many pages hold no text, and what else there is to know. */
  const note = (id: ScanId, { document }: PagePlace, more: readonly string[]): void => {
    const left = integerOf(unread.get(id, document) ?? {}, 'pages');
    const notes = notesOf(before.get(id, document) ?? {}).filter(
      (text) => !textlessNote(left + 1).includes(text) && !textlessNote(left).includes(text),
    );
    const all = [...notes, ...textlessNote(left), ...more];
    setNotes.run(all.length === 0 ? null : JSON.stringify(all), id, document);
  };

  const write = (id: ScanId, { document, page }: PagePlace, found: SearchedDocument): void => {
    const was = before.get(id, document) ?? {};
    const hadNone = integerOf(was, 'exact') + integerOf(was, 'near') === 0;
    const { exact, near } = found;
    matches(id, document, { ...found, matches: found.matches.map((match) => ({ ...match, page })) });
    read.run(exact, near, id, document);
    const isFirst = hadNone && exact + near > 0 ? 1 : 0;
    countRead.run(was['state'] === 'unreadable' ? 1 : 0, isFirst, exact, near, id);
  };

  return {
    order: (id, mostUsd) =>
      attempt(() => {
        order.run(mostUsd, id);
      }),
    waiting: (id, { after, limit }) =>
      attempt(() =>
        waiting.all(id, after?.document ?? -1, after?.page ?? 0, limit).map((row) => ({
          document: integerOf(row, 'place'),
          page: integerOf(row, 'page'),
          listed: listedOf(row),
        })),
      ),
    answer: (key) =>
      attempt(() => {
        const packed = answer.get(key)?.['pieces'];
        if (!(packed instanceof Uint8Array)) return undefined;
        return JSON.parse(inflateRawSync(packed).toString('utf8')) as readonly TextPiece[];
      }),
    keepAnswer: (id, { key, pieces, usd }) =>
      transaction(() => {
        keep.run(id, key, deflateRawSync(JSON.stringify(pieces)));
        pay.run(usd, id);
      }),
    commit: (id, place, end) =>
      transaction(() => {
        const state = 'error' in end ? 'refused' : 'read';
        if (settle.run(state, id, place.document, place.page).changes !== 1) return false;
        if ('error' in end) {
          note(id, place, [`Page ${place.page}: ${end.error.message}`]);
          countRefused.run(id);
        } else {
          write(id, place, end);
          note(id, place, []);
        }
        return true;
      }),
  };
}
