import { recordOptions } from '../../../core/model/options/recordOptions.ts';
import { type Database, integerOf } from './openDatabase.ts';

/** How records are gone through by the values of a place. */
export interface RecordPlaces {
  readonly countAll: (pack: number) => number;
  /** The table, by the index of a place where the pack is large; it is made when it is first asked for. */
  readonly recordsBy: (pack: number, place: number | undefined) => string;
}

export function recordPlaces(db: Database['db']): RecordPlaces {
  const total = db.prepare('SELECT count(*) AS count FROM record WHERE pack = ? AND into_seq IS NULL');
  const countAll = (pack: number): number => integerOf(total.get(pack) ?? {}, 'count');
  /** Packs and places that have their index, which nobody takes away: counting a million records takes 30 ms. */
  const made = new Set<string>();
  return {
    countAll,
    recordsBy(pack, place) {
      if (place === undefined) return 'record';
      const name = `record_value_${pack}_${place}`;
      if (made.has(name)) return `record INDEXED BY ${name}`;
      if (countAll(pack) < recordOptions.indexedFrom) return 'record';
      db.exec(
        `CREATE INDEX IF NOT EXISTS ${name} ON record (${valueSql(place)}, seq)
         WHERE pack = ${pack} AND into_seq IS NULL`,
      );
      made.add(name);
      return `record INDEXED BY ${name}`;
    },
  };
}

/** A record's value. A place is a whole number of our own, so it can stand in the text. */
export function valueSql(place: number): string {
  return `json_extract(cells, '$[${place}]') COLLATE NOCASE`;
}

/** Whether a record stands in a group of likely duplicates that nobody has decided. */
export function waitingSql(pack: number): string {
  return `seq IN (SELECT member.record FROM likely JOIN member ON member.likely = likely.id
    WHERE likely.pack = ${pack} AND likely.state IN ('open', 'skipped'))`;
}
