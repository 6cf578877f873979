import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import type { ScanWalk } from '../../../core/ports/scans.ts';
import type { Database } from '../store/openDatabase.ts';
import { documentOf, entryOf, foundCodeOf } from './scanRows.ts';

/**
 * The rows of a scan, page behind page by their keys: whoever goes through all of them reads each row once, however long
 * the lists are.
 */
export function scanWalk({ db, attempt }: Pick<Database, 'db' | 'attempt'>): ScanWalk {
  const { pageRows } = scanOptions;
  // A cross join is made in the order in which it is written, so that the rows come as their index has them.
  const matches = db.prepare(
    `SELECT m.*, d.name, d.link, c.text FROM scan_match m INDEXED BY scan_match_document
       CROSS JOIN scan_document d ON d.scan_id = m.scan_id AND d.place = m.document
       CROSS JOIN scan_code c ON c.scan_id = m.scan_id AND c.place = m.code
     WHERE m.scan_id = ? AND (m.document, m.entry) > (?, ?)
     ORDER BY m.document, m.entry LIMIT ${pageRows}`,
  );
  const codes = db.prepare(
    `SELECT * FROM scan_code WHERE scan_id = ? AND place > ? ORDER BY place LIMIT ${pageRows}`,
  );
  const documents = db.prepare(
    `SELECT * FROM scan_document WHERE scan_id = ?1 AND place > ?2
       AND (json_array_length(?3) = 0 OR state IN (SELECT value FROM json_each(?3)))
       AND (?4 = 'any' OR (?4 = 'with') = (exact + near > 0))
     ORDER BY place LIMIT ${pageRows}`,
  );
  return {
    matches: (id, after) =>
      attempt(() => matches.all(id, after?.document ?? -1, after?.entry ?? -1).map(entryOf)),
    codes: (id, after) => attempt(() => codes.all(id, after ?? -1).map(foundCodeOf)),
    documents: (id, { states, matches: wanted }, after) =>
      attempt(() => documents.all(id, after ?? -1, JSON.stringify(states), wanted).map(documentOf)),
  };
}
