import { recordOptions } from '../../../core/model/options/recordOptions.ts';
import { type RecordMark, recordMarks, type StoredRecord } from '../../../core/model/record.ts';
import type { RecordCounting, RecordQuery, RecordWindow } from '../../../core/ports/recordStore.ts';
import { type Database, integerOf, textOf } from './openDatabase.ts';
import { recordOf } from './recordRows.ts';

/** The store's own number of a pack, and how many records it has. */
export interface PackPlace {
  readonly pack: number;
  /** True where no other pack has records, so that words need not be told apart. */
  readonly alone: boolean;
}

/**
 * Lists and counts. A record's value in SQL is `json_extract(cells, '$[place]')`, of which large packs get an index when
 * they are first asked by it: the one index serves the order, the filter and the counts by value.
 */
export function recordSearch(db: Database['db']) {
  const total = db.prepare('SELECT count(*) AS count FROM record WHERE pack = ? AND into_seq IS NULL');
  const byMarks = 'SELECT marks, count(*) AS count FROM record WHERE';

  const countAll = (pack: number): number => integerOf(total.get(pack) ?? {}, 'count');
  const indexed = (pack: number, place: number): void => {
    if (countAll(pack) < recordOptions.indexedFrom) return;
    db.exec(
      `CREATE INDEX IF NOT EXISTS record_value_${pack}_${place} ON record (${valueSql(place)}, seq)
       WHERE pack = ${pack} AND into_seq IS NULL`,
    );
  };
  const isPlain = ({ words, places, mark }: RecordQuery): boolean =>
    words.length === 0 && places.length === 0 && mark === undefined;
  const hits = ({ pack, alone }: PackPlace, words: readonly string[]): string => {
    const asked = words.map((word) => `"${word.replaceAll('"', '""')}" *`).join(' AND ');
    return alone ? `text : (${asked})` : `text : (${asked}) AND pack : p${pack}`;
  };
  /** The conditions of a query, with the values of its question marks. */
  const conditionsOf = (of: PackPlace, query: RecordQuery) => {
    const sql = [`pack = ${of.pack}`, 'into_seq IS NULL'];
    const values: (string | number)[] = [];
    if (query.words.length > 0) {
      sql.push('seq IN (SELECT rowid FROM words WHERE words MATCH ?)');
      values.push(hits(of, query.words));
    }
    for (const { place, values: wanted } of query.places) {
      indexed(of.pack, place);
      const filled = wanted.filter((value) => value !== '');
      const either = [
        ...(filled.length > 0 ? [`${valueSql(place)} IN (SELECT value FROM json_each(?))`] : []),
        ...(wanted.includes('') ? [`${valueSql(place)} IS NULL`] : []),
      ];
      if (filled.length > 0) values.push(JSON.stringify(filled));
      sql.push(`(${either.length === 0 ? '1' : either.join(' OR ')})`);
    }
    if (query.mark === 'waiting') sql.push(waitingSql(of.pack));
    else if (query.mark !== undefined) sql.push(`marks & ${recordMarks[query.mark]} <> 0`);
    return { where: sql.join(' AND '), values };
  };

  const countBy = (of: PackPlace, query: RecordQuery): number => {
    if (isPlain(query)) return countAll(of.pack);
    if (query.words.length > 0 && isPlain({ ...query, words: [] })) {
      const found = db.prepare('SELECT count(*) AS count FROM words WHERE words MATCH ?');
      return integerOf(found.get(hits(of, query.words)) ?? {}, 'count');
    }
    const { where, values } = conditionsOf(of, query);
    return integerOf(
      db.prepare(`SELECT count(*) AS count FROM record WHERE ${where}`).get(...values) ?? {},
      'count',
    );
  };

  return {
    countAll,
    count(of: PackPlace, query: RecordQuery): RecordCounting {
      const { mark: _, ...unmarked } = query;
      const { where, values } = conditionsOf(of, unmarked);
      const marks: Record<RecordMark | 'waiting', number> = { updated: 0, edited: 0, merged: 0, waiting: 0 };
      const isWide = unmarked.words.length > 0 && countBy(of, unmarked) > recordOptions.facetRecords;
      if (!isWide) {
        for (const row of db.prepare(`${byMarks} ${where} GROUP BY marks`).all(...values))
          for (const mark of Object.keys(recordMarks) as RecordMark[])
            if ((integerOf(row, 'marks') & recordMarks[mark]) !== 0) marks[mark] += integerOf(row, 'count');
        marks.waiting = integerOf(
          db
            .prepare(`SELECT count(*) AS count FROM record WHERE ${where} AND ${waitingSql(of.pack)}`)
            .get(...values) ?? {},
          'count',
        );
      }
      return { total: countBy(of, query), marks };
    },
    values(of: PackPlace, query: RecordQuery, place: number) {
      const { where, values } = conditionsOf(of, query);
      if (!isPlain(query) && countBy(of, query) > recordOptions.facetRecords) return null;
      indexed(of.pack, place);
      return db
        .prepare(
          `SELECT ${valueSql(place)} AS value, count(*) AS count FROM record WHERE ${where}
           GROUP BY value ORDER BY count DESC, value LIMIT ${recordOptions.facetValues}`,
        )
        .all(...values)
        .map((row) => ({
          value: typeof row['value'] === 'string' ? textOf(row, 'value') : '',
          count: integerOf(row, 'count'),
        }));
    },
    page(of: PackPlace, query: RecordQuery, window: RecordWindow): readonly StoredRecord[] {
      const way = window.descending ? 'DESC' : 'ASC';
      const seqs = (): readonly number[] => {
        if (window.place === null && query.words.length > 0 && isPlain({ ...query, words: [] }))
          return db
            .prepare(
              `SELECT rowid AS seq FROM words WHERE words MATCH ? ORDER BY rowid ${way} LIMIT ? OFFSET ?`,
            )
            .all(hits(of, query.words), window.count, window.first)
            .map((row) => integerOf(row, 'seq'));
        if (window.place !== null) indexed(of.pack, window.place);
        const { where, values } = conditionsOf(of, query);
        const order =
          window.place === null ? `seq ${way}` : `${valueSql(window.place)} ${way} NULLS LAST, seq ${way}`;
        return db
          .prepare(`SELECT seq FROM record WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`)
          .all(...values, window.count, window.first)
          .map((row) => integerOf(row, 'seq'));
      };
      const wanted = seqs();
      const found = new Map(
        db
          .prepare('SELECT * FROM record WHERE seq IN (SELECT value FROM json_each(?))')
          .all(JSON.stringify(wanted))
          .map((row) => [integerOf(row, 'seq'), recordOf(row)] as const),
      );
      return wanted.flatMap((seq) => found.get(seq) ?? []);
    },
  };
}

/** A place is a whole number of our own, so it can stand in the text. */
function valueSql(place: number): string {
  return `json_extract(cells, '$[${place}]') COLLATE NOCASE`;
}

function waitingSql(pack: number): string {
  return `seq IN (SELECT member.record FROM likely JOIN member ON member.likely = likely.id
    WHERE likely.pack = ${pack} AND likely.state IN ('open', 'skipped'))`;
}
