import { recordOptions } from '../../../core/model/options/recordOptions.ts';
import { type RecordMark, recordMarks, type StoredRecord } from '../../../core/model/record.ts';
import type { RecordCounting, RecordQuery, RecordWindow } from '../../../core/ports/recordStore.ts';
import { whereSql } from './askPlanSql.ts';
import { recordSubjects } from './askRecordSubjects.ts';
import { type Database, integerOf, textOf } from './openDatabase.ts';
import { type MissingIndexes, recordPlaces, valueSql, waitingSql } from './recordPlaces.ts';
import { recordOf } from './recordRows.ts';

/** The store's own number of a pack. */
export interface PackPlace {
  readonly pack: number;
  /** True where no other pack has records, so that words need not be told apart. */
  readonly alone: boolean;
}

/** What a query asks, in SQL: tables and conditions with the values of their question marks. */
interface Asked {
  readonly from: string;
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/**
 * Lists and counts. A record's value in SQL is `json_extract(cells, '$[place]')`, of which large packs get an index when
 * they are first asked by it: the one index serves the order, the filter and the counts by value. SQLite would rather go
 * over all records than use it, so it is named.
 */
export function recordSearch(db: Database['db'], missing?: MissingIndexes) {
  const { countAll, recordsBy } = recordPlaces(db, missing);
  const subjects = recordSubjects(db, missing);
  const hitsUpTo = db.prepare(
    'SELECT count(*) AS count FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)',
  );
  /** Whether so many are found that one by one would take too long; counting all of a million takes 70 ms. */
  const isMany = (hits: string): boolean =>
    integerOf(hitsUpTo.get(hits, recordOptions.facetRecords + 1) ?? {}, 'count') > recordOptions.facetRecords;
  const countHits = db.prepare('SELECT count(*) AS count FROM words WHERE words MATCH ?');

  const isPlain = ({ words, places, mark, asked }: RecordQuery): boolean =>
    words.length === 0 && places.length === 0 && mark === undefined && asked === undefined;
  const hitsOf = ({ pack, alone }: PackPlace, words: readonly string[]): string => {
    const asked = words.map((word) => `"${word.replaceAll('"', '""')}" *`).join(' AND ');
    return alone ? `text : (${asked})` : `text : (${asked}) AND pack : p${pack}`;
  };

  /** The table by what narrows it down most, in order where an index has both; else by what it is to be in order of. */
  const wayThrough = (
    pack: number,
    { places: [filter] }: RecordQuery,
    by: { readonly place: number; readonly isOrder: boolean } | undefined,
  ): string => {
    const isPair =
      filter !== undefined &&
      by?.isOrder === true &&
      filter.place !== by.place &&
      !filter.values.includes('');
    const inOrder = isPair ? recordsBy(pack, [filter.place, by.place], 'wish') : undefined;
    const place = filter?.place ?? by?.place;
    return inOrder ?? (place === undefined ? undefined : recordsBy(pack, [place], 'need')) ?? 'record';
  };

  const countMarked = (pack: number, marks: readonly number[]): number =>
    integerOf(
      db
        .prepare(
          `SELECT count(*) AS count FROM record INDEXED BY record_by_marks
           WHERE pack = ? AND into_seq IS NULL AND marks IN (${marks.join(', ')})`,
        )
        .get(pack) ?? {},
      'count',
    );

  /** @param by the place by which records are gone through, where nothing else says how, or in whose order within what does */
  const ask = (
    of: PackPlace,
    query: RecordQuery,
    by?: { readonly place: number; readonly isOrder: boolean },
  ): Asked => {
    const where = [`pack = ${of.pack}`, 'into_seq IS NULL'];
    const values: (string | number)[] = [];
    let isFew = false;
    let from = 'record';
    if (query.words.length > 0) {
      const hits = hitsOf(of, query.words);
      values.push(hits);
      // Few hits are looked up; for many it takes less time to ask of each record whether it is one.
      isFew = !isMany(hits);
      if (isFew)
        from = '(SELECT rowid AS seq FROM words WHERE words MATCH ? LIMIT -1) CROSS JOIN record USING (seq)';
      else where.push('seq IN (SELECT rowid FROM words WHERE words MATCH ?)');
    }
    const marks = query.mark === undefined || query.mark === 'waiting' ? [] : markSums(query.mark);
    if (!isFew) {
      // Few with a mark are found by it; where many have it, the next one is never far in any order.
      const isSeldom = marks.length > 0 && countMarked(of.pack, marks) <= recordOptions.facetRecords;
      from = isSeldom ? 'record INDEXED BY record_by_marks' : wayThrough(of.pack, query, by);
    }
    for (const { place, values: wanted } of query.places) {
      const filled = wanted.filter((value) => value !== '');
      const either = [
        ...(filled.length > 0 ? [`${valueSql(place)} IN (SELECT value FROM json_each(?))`] : []),
        ...(wanted.includes('') ? [`${valueSql(place)} IS NULL`] : []),
      ];
      if (filled.length > 0) values.push(JSON.stringify(filled));
      if (either.length > 0) where.push(`(${either.join(' OR ')})`);
    }
    if (query.asked !== undefined) {
      const asked = whereSql(query.asked, subjects(query.asked.rows).field);
      where.push(asked.sql);
      values.push(...asked.values);
    }
    if (query.mark === 'waiting') where.push(waitingSql(of.pack));
    else if (marks.length > 0) where.push(`marks IN (${marks.join(', ')})`);
    return { from, where: where.join(' AND '), values };
  };
  const someWaiting = db.prepare(
    "SELECT 1 AS found FROM likely WHERE pack = ? AND state IN ('open', 'skipped') LIMIT 1",
  );
  const isWaited = (pack: number): boolean => someWaiting.get(pack) !== undefined;
  const countOf = ({ from, where, values }: Asked): number =>
    integerOf(
      db.prepare(`SELECT count(*) AS count FROM ${from} WHERE ${where}`).get(...values) ?? {},
      'count',
    );
  const countBy = (of: PackPlace, query: RecordQuery): number => {
    if (isPlain(query)) return countAll(of.pack);
    if (query.words.length > 0 && isPlain({ ...query, words: [] }))
      return integerOf(countHits.get(hitsOf(of, query.words)) ?? {}, 'count');
    return countOf(ask(of, query));
  };

  const placesInOrder = (of: PackPlace, query: RecordQuery, window: RecordWindow): readonly number[] => {
    const way = window.descending ? 'DESC' : 'ASC';
    const { first, count } = window;
    if (window.place === null && query.words.length > 0 && isPlain({ ...query, words: [] }))
      return db
        .prepare(`SELECT rowid AS seq FROM words WHERE words MATCH ? ORDER BY rowid ${way} LIMIT ? OFFSET ?`)
        .all(hitsOf(of, query.words), count, first)
        .map((row) => integerOf(row, 'seq'));
    if (window.place === null) return seqs(ask(of, query), `seq ${way}`, { first, count });
    const asked = ask(of, query, { place: window.place, isOrder: true });
    const value = valueSql(window.place);
    // Records without a value come last, whatever the way; a range of texts is what an index is gone through by.
    const filled = { ...asked, where: `${asked.where} AND ${value} >= ''` };
    const found = seqs(filled, `${value} ${way}, seq ${way}`, { first, count });
    if (found.length === count) return found;
    const before = found.length > 0 ? first + found.length : countOf(filled);
    const empty = { ...asked, where: `${asked.where} AND ${value} IS NULL` };
    const rest = { first: Math.max(0, first + found.length - before), count: count - found.length };
    return [...found, ...seqs(empty, `seq ${way}`, rest)];
  };
  const seqs = (
    { from, where, values }: Asked,
    order: string,
    { first, count }: { readonly first: number; readonly count: number },
  ): readonly number[] =>
    db
      .prepare(`SELECT seq FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`)
      .all(...values, count, first)
      .map((row) => integerOf(row, 'seq'));

  const byNumber = db.prepare('SELECT * FROM record WHERE seq IN (SELECT value FROM json_each(?))');
  const some = (ids: readonly number[]): readonly StoredRecord[] => {
    const found = new Map(
      byNumber.all(JSON.stringify(ids)).map((row) => [integerOf(row, 'seq'), recordOf(row)] as const),
    );
    return ids.flatMap((id) => found.get(id) ?? []);
  };

  return {
    countAll,
    count(of: PackPlace, query: RecordQuery): RecordCounting {
      const { mark: _, ...unmarked } = query;
      const marks: Record<RecordMark | 'waiting', number> = { updated: 0, edited: 0, merged: 0, waiting: 0 };
      const isWide =
        unmarked.words.length > 0 &&
        isMany(hitsOf(of, unmarked.words)) &&
        (isPlain({ ...unmarked, words: [] }) || countBy(of, unmarked) > recordOptions.facetRecords);
      let total = 0;
      if (!isWide) {
        const { from, where, values } = ask(of, unmarked);
        const grouped = `SELECT marks, count(*) AS count FROM ${from} WHERE ${where} GROUP BY marks`;
        for (const row of db.prepare(grouped).all(...values)) {
          total += integerOf(row, 'count');
          for (const mark of Object.keys(recordMarks) as RecordMark[])
            if ((integerOf(row, 'marks') & recordMarks[mark]) !== 0) marks[mark] += integerOf(row, 'count');
        }
        if (isWaited(of.pack)) marks.waiting = countOf(ask(of, { ...unmarked, mark: 'waiting' }));
      }
      return { total: isWide || query.mark !== undefined ? countBy(of, query) : total, marks };
    },
    values(of: PackPlace, query: RecordQuery, place: number) {
      const isWide = query.words.length > 0 && isMany(hitsOf(of, query.words));
      if (isWide && isPlain({ ...query, words: [] })) return null;
      if (!isPlain(query) && countBy(of, query) > recordOptions.facetRecords) return null;
      const { from, where, values } = ask(of, query, { place, isOrder: false });
      return db
        .prepare(
          `SELECT ${valueSql(place)} AS value, count(*) AS count FROM ${from} WHERE ${where}
           GROUP BY ${valueSql(place)} ORDER BY count DESC, value LIMIT ${recordOptions.facetValues}`,
        )
        .all(...values)
        .map((row) => ({
          value: typeof row['value'] === 'string' ? textOf(row, 'value') : '',
          count: integerOf(row, 'count'),
        }));
    },
    distinct: (
      { pack }: PackPlace,
      place: number,
      { after, limit }: { readonly after: string; readonly limit: number },
    ) =>
      db
        .prepare(
          // Exact spellings, which the indexes by value take for one where only their case differs.
          `SELECT json_extract(cells, '$[${place}]') AS value, count(*) AS count FROM record
           WHERE pack = ${pack} AND into_seq IS NULL AND json_extract(cells, '$[${place}]') > ?
           GROUP BY 1 ORDER BY 1 LIMIT ?`,
        )
        .all(after, limit)
        .map((row) => ({ value: textOf(row, 'value'), count: integerOf(row, 'count') })),
    page: (of: PackPlace, query: RecordQuery, window: RecordWindow): readonly StoredRecord[] =>
      some(placesInOrder(of, query, window)),
    ids: (of: PackPlace, query: RecordQuery, order: Pick<RecordWindow, 'place' | 'descending'>) =>
      Float64Array.from(placesInOrder(of, query, { ...order, first: 0, count: countAll(of.pack) })),
    some,
  };
}

/** What the marks of a record can add up to that has one of them. */
function markSums(mark: RecordMark): readonly number[] {
  const all = Object.values(recordMarks).reduce((sum, bit) => sum + bit, 0);
  return Array.from({ length: all + 1 }, (_, sum) => sum).filter((sum) => (sum & recordMarks[mark]) !== 0);
}
