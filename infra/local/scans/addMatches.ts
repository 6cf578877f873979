import type { DatabaseSync } from 'node:sqlite';
import type { ScanId } from '../../../core/model/scanRun.ts';
import type { SearchedDocument } from '../../../core/model/searchedDocument.ts';
import { integerOf } from '../store/openDatabase.ts';

/** Adds what was found in a document to the lists of matches and codes; called within a transaction. */
export function addMatches(
  db: DatabaseSync,
): (id: ScanId, document: number, found: Pick<SearchedDocument, 'matches' | 'codes'>) => void {
  const entries = db.prepare('SELECT entries FROM scan WHERE id = ?');
  const match = db.prepare(
    `INSERT INTO scan_match
       (scan_id, entry, document, code, found, near, page, box, line, context, is_hidden, certainty)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const code = db.prepare(
    'UPDATE scan_code SET exact = exact + ?, near = near + ? WHERE scan_id = ? AND place = ?',
  );
  const count = db.prepare('UPDATE scan SET entries = ? WHERE id = ?');
  return (id, document, found) => {
    let entry = integerOf(entries.get(id) ?? {}, 'entries');
    for (const one of found.matches) {
      entry += 1;
      const box = one.box === null ? null : JSON.stringify(one.box);
      const { found: text, page, line, context, certainty = null } = one;
      const hidden = one.isHidden ? 1 : 0;
      match.run(id, entry, document, one.code, text, one.near, page, box, line, context, hidden, certainty);
    }
    for (const one of found.codes) code.run(one.exact, one.near, id, one.code);
    count.run(entry, id);
  };
}
