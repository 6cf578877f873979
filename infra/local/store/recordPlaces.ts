import { recordOptions } from '../../../core/model/options/recordOptions.ts';
import { type Database, integerOf } from './openDatabase.ts';

/** An index of the records of a large pack: by one place, or by one and within it by another. */
export interface PlaceIndex {
  readonly pack: number;
  readonly places: readonly number[];
}

/** What becomes of an index that is not there. */
export interface MissingIndexes {
  /** It is wanted at once: made, or thrown as what the answer waits for (`MissingIndex`). */
  readonly need: (index: PlaceIndex) => void;
  /** It would make the next answer quicker. */
  readonly wish: (index: PlaceIndex) => void;
}

/** The answer waits for an index that others make, so that nobody else has to wait for it. */
export class MissingIndex extends Error {
  readonly index: PlaceIndex;
  constructor(index: PlaceIndex) {
    super('An index is to be made first.');
    this.index = index;
  }
}

/** How records are gone through by the values of places. */
export interface RecordPlaces {
  readonly countAll: (pack: number) => number;
  /** The table, by the index of places where the pack is large; `undefined` where it is not there and was only wished for. */
  readonly recordsBy: (
    pack: number,
    places: readonly number[],
    when: keyof MissingIndexes,
  ) => string | undefined;
}

export function recordPlaces(
  db: Database['db'],
  missing: MissingIndexes = { need: (index) => makeIndex(db, index), wish: (index) => makeIndex(db, index) },
): RecordPlaces {
  const total = db.prepare('SELECT count(*) AS count FROM record WHERE pack = ? AND into_seq IS NULL');
  const countAll = (pack: number): number => integerOf(total.get(pack) ?? {}, 'count');
  const present = db.prepare("SELECT 1 AS found FROM sqlite_schema WHERE type = 'index' AND name = ?");
  const pairs = db.prepare(
    "SELECT count(*) AS count FROM sqlite_schema WHERE type = 'index' AND name GLOB ?",
  );
  /** Indexes that are there, which nobody takes away: counting a million records takes 30 ms. */
  const made = new Set<string>();
  const isThere = (name: string): boolean => {
    if (made.has(name)) return true;
    if (present.get(name) === undefined) return false;
    made.add(name);
    return true;
  };
  return {
    countAll,
    recordsBy(pack, places, when) {
      const name = nameOf({ pack, places });
      if (isThere(name)) return `record INDEXED BY ${name}`;
      const isPair = places.length > 1;
      const others = isPair ? integerOf(pairs.get(`record_value_${pack}_*_*`) ?? {}, 'count') : 0;
      if (others >= recordOptions.pairIndexes || countAll(pack) < recordOptions.indexedFrom)
        return isPair ? undefined : 'record';
      missing[when]({ pack, places });
      return isThere(name) ? `record INDEXED BY ${name}` : undefined;
    },
  };
}

/** Takes 2 s of CPU for a million records, in which others read but do not write. */
export function makeIndex(db: Database['db'], index: PlaceIndex): void {
  db.exec(
    `CREATE INDEX IF NOT EXISTS ${nameOf(index)} ON record (${index.places.map(valueSql).join(', ')}, seq)
     WHERE pack = ${index.pack} AND into_seq IS NULL`,
  );
}

function nameOf({ pack, places }: PlaceIndex): string {
  return `record_value_${pack}_${places.join('_')}`;
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
