import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { recordOptions } from '../../../core/model/options/recordOptions.ts';
import type { PackId } from '../../../core/model/ids.ts';
import type { RecordStore } from '../../../core/ports/recordStore.ts';
import { type Database, integerOf, openDatabase, textOf } from './openDatabase.ts';
import { likelyGroups } from './likelyGroups.ts';
import { operationLog } from './operationLog.ts';
import { applyChange, undoChange } from './recordChanges.ts';
import { recordLoading } from './recordLoading.ts';
import { recordMigrations } from './recordMigrations.ts';
import { arrivalOf, recordOf } from './recordRows.ts';
import { recordSearch } from './recordSearch.ts';
import { recordWriter } from './recordWriter.ts';

/**
 * Loaded records in a database file of their own, which is opened at the first question, so that a start does not wait
 * for it. Between two transactions of a load everything else goes first.
 */
export function recordStore(path: string): RecordStore {
  let opened: ReturnType<typeof over> | undefined;
  const store = () => {
    opened ??= over(openDatabase(path, recordMigrations, { check: false }));
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
    return parts.database.transaction(() => work(parts));
  };

  return {
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
    load: (runId) => ask(({ loading }) => loading.get(runId)),
    loads: (packId) =>
      ask(({ loading, known }) => (packId === undefined ? loading.list(null) : loading.list(known(packId)))),
    count: (query) => ask(({ search, placeOf }) => search.count(placeOf(query.packId), query)),
    values: (query, place) =>
      ask(({ search, placeOf }) => search.values(placeOf(query.packId), query, place)),
    async page(query, window) {
      // Long ones are for work in the background.
      if (window.count > recordOptions.pageRecords) await setImmediate();
      return ask(({ search, placeOf }) => search.page(placeOf(query.packId), query, window));
    },
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
    undo: (id, by) => change((parts) => undoChange(parts, id, by)),
    async toCompare(runId, after, limit) {
      await setImmediate();
      return ask(({ ofLoad }) => ofLoad.all(runId, after, limit).map(recordOf));
    },
    async near(record, packId) {
      await setImmediate();
      return ask(({ nearTo, known, writer }) =>
        nearTo(known(packId), record)
          .flatMap((seq) => writer.get(seq) ?? [])
          .filter(({ into }) => into === null),
      );
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

function over(database: Database) {
  const { db } = database;
  const writer = recordWriter(db);
  const log = operationLog(db);
  const groups = likelyGroups(db);
  const search = recordSearch(db);
  const loading = recordLoading({ db, writer, log, groups });
  const addPack = db.prepare('INSERT OR IGNORE INTO pack (id) VALUES (?)');
  const packNo = db.prepare('SELECT no FROM pack WHERE id = ?');
  const allPacks = db.prepare('SELECT no, id FROM pack ORDER BY no');
  const fieldsOf = db.prepare('SELECT name, used FROM field WHERE pack = ? ORDER BY place');
  const addField = db.prepare('INSERT INTO field (pack, place, name) VALUES (?, ?, ?)');
  const blockMembers = db.prepare('SELECT record FROM block WHERE pack = ? AND block = ? LIMIT ?');
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
    known,
    packOf,
    fields,
    arrivals: db.prepare(
      `WITH RECURSIVE merged (seq) AS (
         VALUES (?1) UNION SELECT record.seq FROM record JOIN merged ON record.into_seq = merged.seq
       )
       SELECT arrival.*, load.run_id FROM merged JOIN arrival ON arrival.record = merged.seq
       JOIN load ON load.no = arrival.load ORDER BY arrival.no`,
    ),
    ofLoad: db.prepare(
      `SELECT record.* FROM
         (SELECT DISTINCT record AS seq FROM arrival
          WHERE load = (SELECT no FROM load WHERE run_id = ?1) AND record > ?2 ORDER BY record LIMIT ?3)
       JOIN record USING (seq) ORDER BY seq`,
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
    nearTo: (pack: number, record: number): readonly number[] => {
      const found = new Set<number>();
      for (const block of writer.blocksOf(record)) {
        const all = blockMembers.all(pack, block, recordOptions.blockRecords + 1);
        // What so many have in common says nothing of two of them.
        if (all.length <= recordOptions.blockRecords)
          for (const row of all) found.add(integerOf(row, 'record'));
      }
      found.delete(record);
      return [...found].sort((a, b) => a - b);
    },
  };
}
