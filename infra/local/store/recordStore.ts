import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { recordOptions } from '../../../core/model/options/recordOptions.ts';
import type { PackId } from '../../../core/model/ids.ts';
import type { RecordStore } from '../../../core/ports/recordStore.ts';
import { type Database, integerOf, openDatabase, textOf } from './openDatabase.ts';
import { likelyGroups } from './likelyGroups.ts';
import { operationLog } from './operationLog.ts';
import { applyChange, applyChanges, undoChange, undoChanges } from './recordChanges.ts';
import { recordBlockIndex } from './recordBlockIndex.ts';
import { recordLoading } from './recordLoading.ts';
import { recordMigrations } from './recordMigrations.ts';
import { makeIndex, type MissingIndexes, type PlaceIndex } from './recordPlaces.ts';
import { arrivalOf, recordOf } from './recordRows.ts';
import { recordSearch } from './recordSearch.ts';
import { recordWriter } from './recordWriter.ts';

/** The records with what their host may ask beyond the port. */
export interface LocalRecordStore extends RecordStore {
  index(index: PlaceIndex): Promise<void>;
}

/**
 * Loaded records in a database file of their own, which is opened at the first question, so that a start does not wait
 * for it. Between two transactions of a load everything else goes first.
 *
 * @param missing What becomes of indexes that are not there; absent: they are made at once.
 */
export function recordStore(path: string, missing?: MissingIndexes): LocalRecordStore {
  let opened: ReturnType<typeof over> | undefined;
  const store = () => {
    opened ??= over(openLarge(path), missing);
    return opened;
  };
  const close = (): void => {
    opened?.database.close();
    opened = undefined;
  };
  /** Opening can fail; that is to reject, too. */
  const ask = async <T>(work: (parts: ReturnType<typeof over>) => T): Promise<T> => {
    const parts = store();
    return parts.database.attempt(() => work(parts));
  };
  const change = async <T>(work: (parts: ReturnType<typeof over>) => T): Promise<T> => {
    const parts = store();
    try {
      return await parts.database.transaction(() => {
        const result = work(parts);
        parts.writer.finish();
        return result;
      });
    } catch (error) {
      parts.writer.giveUp();
      throw error;
    }
  };

  return {
    index: (index) => ask(({ database: { db } }) => makeIndex(db, index)),
    packs: () =>
      ask(({ packs, search }) =>
        packs().map(({ id, pack }) => ({ packId: id, records: search.countAll(pack) })),
      ),
    async places(packId, fields) {
      const known = await ask((parts) => parts.fields(packId).map(({ name }) => name));
      const found = fields.map((name) => known.indexOf(name));
      // Asked with every list; only the first time there is something to be written.
      return found.includes(-1) ? change((parts) => parts.places(packId, fields)) : found;
    },
    fields: (packId) => ask(({ fields }) => fields(packId)),
    begin: (load) => change(({ loading, packOf }) => loading.begin(packOf(load.packId), load)),
    async add(runId, batch) {
      await setImmediate();
      return change(({ loading }) => loading.add(runId, batch));
    },
    settle: (runId, end) => change(({ loading }) => loading.settle(runId, end)),
    force: (runId, person) => change(({ loading }) => loading.force(runId, person)),
    settleLate: (runId, order) => change(({ loading }) => loading.settleLate(runId, order)),
    loadEvents: (runId) => ask(({ loading }) => loading.events(runId)),
    load: (runId) => ask(({ loading }) => loading.get(runId)),
    loads: (packId) =>
      ask(({ loading, known }) => (packId === undefined ? loading.list(null) : loading.list(known(packId)))),
    count: (query) => ask(({ search, placeOf }) => search.count(placeOf(query.packId), query)),
    values: (query, place) =>
      ask(({ search, placeOf }) => search.values(placeOf(query.packId), query, place)),
    distinct: (packId, place, window) =>
      ask(({ search, placeOf }) => search.distinct(placeOf(packId), place, window)),
    async page(query, window) {
      // Long ones are for work in the background.
      if (window.count > recordOptions.pageRecords) await setImmediate();
      return ask(({ search, placeOf }) => search.page(placeOf(query.packId), query, window));
    },
    ids: (query, order) => ask(({ search, placeOf }) => search.ids(placeOf(query.packId), query, order)),
    some: (ids) => ask(({ search }) => search.some(ids)),
    get: (id) => ask(({ writer }) => writer.get(id)),
    byKey: (packId, key) =>
      ask(({ writer, known }) => {
        const row = writer.byKey(known(packId), key);
        return row === undefined ? undefined : recordOf(row);
      }),
    arrivals: (id) => ask(({ arrivals }) => arrivals.all(id).map(arrivalOf)),
    operations: ({ packId, recordId, limit }) =>
      ask(({ log, known }) =>
        recordId === undefined ? log.ofPack(known(packId), limit) : log.ofRecord(recordId, limit),
      ),
    apply: (order) => change((parts) => applyChange(parts, parts.packOf(order.packId), order)),
    applySome: (orders) =>
      change((parts) => applyChanges(parts, ({ packId }) => parts.packOf(packId), orders)),
    undoSome: (ids, by) => change((parts) => undoChanges(parts, ids, by)),
    held: (batch) => ask(({ log }) => log.held(batch)),
    undo: (id, by) => change((parts) => undoChange(parts, id, by)),
    async toCompare(runId, from, limit) {
      await setImmediate();
      return ask(({ ofLoad }) =>
        ofLoad.all(runId, from, limit).map((row) => ({ row: integerOf(row, 'row'), record: recordOf(row) })),
      );
    },
    unblocked: (packId, limit) => ask(({ blocks, known }) => blocks.missing(known(packId), limit)),
    async block(packId, entries) {
      await setImmediate();
      return change(({ blocks, packOf }) => blocks.note(packOf(packId), entries));
    },
    async near(asked) {
      await setImmediate();
      return ask(({ blocks }) => blocks.near(asked));
    },
    async pair(packId, pairs) {
      await setImmediate();
      return change(({ groups, packOf }) => {
        for (const pair of pairs) groups.add(packOf(packId), pair);
      });
    },
    countGroups: (packId) => ask(({ groups, known }) => groups.count(known(packId))),
    groups: (packId, window) => ask(({ groups, known }) => groups.list(known(packId), window)),
    group: (id) => ask(({ groups }) => groups.get(id)),
    unjudged: (packId, limit) => ask(({ groups, known }) => groups.unjudged(known(packId), limit)),
    judge: (verdicts) =>
      change(({ groups }) => {
        for (const { id, conflicts } of verdicts) groups.judge(id, conflicts);
      }),
    async erase() {
      close();
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    },
    close,
  };
}

/** Pages of 4 KiB kept in memory, in KiB, and pages of the log after which it is written back: batches touch many pages. */
const cacheKib = 48 * 1024;
const logPages = 8_192;

function openLarge(path: string): Database {
  const database = openDatabase(path, recordMigrations, { check: false });
  database.db.exec(`PRAGMA cache_size = -${cacheKib}; PRAGMA wal_autocheckpoint = ${logPages};`);
  return database;
}

function over(database: Database, missing: MissingIndexes | undefined) {
  const { db } = database;
  const writer = recordWriter(db);
  const log = operationLog(db);
  const groups = likelyGroups(db);
  const search = recordSearch(db, missing);
  const loading = recordLoading({ db, writer, log, groups });
  const addPack = db.prepare('INSERT OR IGNORE INTO pack (id) VALUES (?)');
  const packNo = db.prepare('SELECT no FROM pack WHERE id = ?');
  const allPacks = db.prepare('SELECT no, id FROM pack ORDER BY no');
  const fieldsOf = db.prepare('SELECT name, used FROM field WHERE pack = ? ORDER BY place');
  const addField = db.prepare('INSERT INTO field (pack, place, name) VALUES (?, ?, ?)');
  const otherRecords = db.prepare(
    `SELECT 1 AS found FROM pack WHERE no <> ? AND EXISTS
       (SELECT 1 FROM record WHERE record.pack = pack.no AND into_seq IS NULL) LIMIT 1`,
  );

  /** 0 for a pack that nothing was ever loaded of; no record has it. */
  const known = (packId: PackId): number => integerOf(packNo.get(packId) ?? { no: 0 }, 'no');
  const packOf = (packId: PackId): number => {
    addPack.run(packId);
    return known(packId);
  };
  const fields = (packId: PackId) =>
    fieldsOf
      .all(known(packId))
      .map((row) => ({ name: textOf(row, 'name'), isUsed: integerOf(row, 'used') === 1 }));
  return {
    database,
    writer,
    log,
    groups,
    search,
    loading,
    blocks: recordBlockIndex(db),
    known,
    packOf,
    fields,
    arrivals: db.prepare(
      `WITH RECURSIVE merged (seq) AS (
         VALUES (?1) UNION SELECT record.seq FROM record JOIN merged ON record.into_seq = merged.seq
       )
       SELECT arrival.*, load.run_id, coalesce(
         (SELECT json_extract(before, '$.cells') FROM record_change
          WHERE record = arrival.record ORDER BY operation LIMIT 1),
         record.cells) AS born
       FROM merged JOIN arrival ON arrival.record = merged.seq JOIN record ON record.seq = merged.seq
       JOIN load ON load.no = arrival.load ORDER BY arrival.no`,
    ),
    ofLoad: db.prepare(
      `SELECT arrival.row, record.* FROM arrival CROSS JOIN record ON record.seq = arrival.record
       WHERE arrival.load = (SELECT no FROM load WHERE run_id = ?1) AND arrival.row >= ?2
       ORDER BY arrival.row LIMIT ?3`,
    ),
    packs: () =>
      allPacks.all().map((row) => ({ id: textOf(row, 'id') as PackId, pack: integerOf(row, 'no') })),
    placeOf: (packId: PackId) => {
      const pack = known(packId);
      return { pack, alone: otherRecords.get(pack) === undefined };
    },
    places(packId: PackId, names: readonly string[]): readonly number[] {
      const pack = packOf(packId);
      const places = new Map(fields(packId).map(({ name }, place) => [name, place]));
      for (const name of names) {
        if (places.has(name)) continue;
        addField.run(pack, places.size, name);
        places.set(name, places.size);
      }
      return names.map((name) => places.get(name) ?? 0);
    },
  };
}
