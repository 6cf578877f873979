import { foldText } from '../../../core/ask/foldText.ts';
import { askOptions } from '../../../core/model/options/askOptions.ts';
import type { AskedRows, NamedHit } from '../../../core/ports/askStore.ts';
import { type Database, integerOf, textOf } from './openDatabase.ts';

/** Finds phrases in the values of records, by the index of their words: of each phrase the first records that have it. */
export function namedRecords(
  db: Database['db'],
): (rows: AskedRows, phrases: readonly string[]) => readonly NamedHit[] {
  const packNo = db.prepare('SELECT no FROM pack WHERE id = ?');
  const hits = db.prepare(
    `SELECT cells FROM (SELECT rowid AS seq FROM words WHERE words MATCH ? LIMIT ?) CROSS JOIN record USING (seq)
     WHERE pack = ? AND into_seq IS NULL`,
  );
  return (rows, phrases) => {
    if (rows.kind !== 'records') return [];
    const row = packNo.get(rows.packId);
    if (row === undefined) return [];
    const pack = integerOf(row, 'no');
    return phrases.flatMap((phrase) => {
      if (!/[\p{L}\p{N}]/u.test(phrase)) return [];
      const folded = foldText(phrase);
      const found = new Map<string, { field: string; value: string; count: number }>();
      const asked = `text : "${phrase.replaceAll('"', '""')}" AND pack : p${pack}`;
      for (const hit of hits.all(asked, askOptions.namedRecords, pack)) {
        const cells = JSON.parse(textOf(hit, 'cells')) as readonly (string | null)[];
        for (const { field, place } of rows.places) {
          const value = cells[place] ?? null;
          if (
            value === null ||
            value.length > askOptions.valueCharacters ||
            !foldText(value).includes(folded)
          )
            continue;
          const name = `${field}\n${foldText(value)}`;
          const before = found.get(name);
          if (before === undefined) found.set(name, { field, value, count: 1 });
          else before.count += 1;
        }
      }
      return [...found.values()].map((one): NamedHit => ({ phrase, ...one }));
    });
  };
}
