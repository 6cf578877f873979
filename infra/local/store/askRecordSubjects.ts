import type { RecordLoad } from '../../../core/model/record.ts';
import type { AskedRows } from '../../../core/ports/askStore.ts';
import { type Database, integerOf, textOf } from './openDatabase.ts';
import { type MissingIndexes, recordPlaces } from './recordPlaces.ts';
import type { SqlSubject } from './askSql.ts';
import { type AskedLoad, recordSubject } from './askRecordSubject.ts';

type RecordRows = Extract<AskedRows, { kind: 'records' }>;

/** Finds out what a subject of records needs of the database; made anew for each question, as loads go on. */
export function recordSubjects(
  db: Database['db'],
  missing?: MissingIndexes,
): (rows: RecordRows) => SqlSubject {
  const { recordsBy } = recordPlaces(db, missing);
  const packNo = db.prepare('SELECT no FROM pack WHERE id = ?');
  const loads = db.prepare('SELECT no, document FROM load WHERE pack = ?');
  const firstArrival = db.prepare('SELECT no FROM arrival WHERE load = ? ORDER BY row LIMIT 1');
  const lastArrival = db.prepare('SELECT no FROM arrival WHERE load = ? ORDER BY row DESC LIMIT 1');
  const lastRecord = db.prepare('SELECT max(seq) AS seq FROM record');
  const bornAt = db.prepare(
    `SELECT (SELECT no FROM arrival WHERE arrival.record = found.seq ORDER BY no LIMIT 1) AS no
     FROM (SELECT seq FROM record WHERE seq >= ? ORDER BY seq LIMIT 1) found`,
  );

  /** The first record that was made with an arrival or a later one: both count up together, so it is found by halves. */
  const madeFrom = (arrival: number): number => {
    let low = 1;
    let high = (numberIn(lastRecord.get(), 'seq') ?? 0) + 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const no = numberIn(bornAt.get(middle), 'no');
      if (no !== undefined && no < arrival) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const loadsOf = (pack: number): readonly AskedLoad[] => {
    const found = loads.all(pack).flatMap((row) => {
      const no = integerOf(row, 'no');
      const first = numberIn(firstArrival.get(no), 'no');
      const last = numberIn(lastArrival.get(no), 'no');
      const { startedAt, fileName } = JSON.parse(textOf(row, 'document')) as RecordLoad;
      return first === undefined || last === undefined ? [] : [{ no, startedAt, fileName, first, last }];
    });
    return found.map(({ no, startedAt, fileName, first, last }) => {
      const isMixed = found.some((other) => other.no !== no && other.first <= last && other.last >= first);
      return { no, startedAt, fileName, made: isMixed ? null : [madeFrom(first), madeFrom(last + 1)] };
    });
  };
  return (rows) => {
    const pack = numberIn(packNo.get(rows.packId), 'no') ?? 0;
    // A question is answered with the indexes that are there; those that would help are made for the next one.
    const by = (places: readonly number[]): string | undefined =>
      places.length === 0 ? undefined : recordsBy(pack, places, 'wish');
    return recordSubject(rows, { pack, loads: loadsOf(pack), recordsBy: by });
  };
}

function numberIn(row: Readonly<Record<string, unknown>> | undefined, column: string): number | undefined {
  const value = row?.[column];
  return typeof value === 'number' ? value : undefined;
}
