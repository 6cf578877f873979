import {
  editedLead,
  leadWithout,
  leadWithRow,
  rowEntry,
  rowStamp,
  textOf,
} from '../../../core/leads/foldLead.ts';
import { foldedValue, leadTest, singleValue } from '../../../core/leads/leadFilter.ts';
import { AppError } from '../../../core/model/errors.ts';
import {
  asLeadId,
  type Lead,
  type LeadCounts,
  type LeadEntry,
  type LeadRow,
  type LeadSource,
} from '../../../core/model/lead.ts';
import { leadOptions } from '../../../core/model/options/leadOptions.ts';
import type { LeadEdit, LeadQuery, LeadStore } from '../../../core/ports/leadStore.ts';
import { type Database, integerOf, type Row, textOf as columnOf } from '../store/openDatabase.ts';

/** Leads in the pipeline's database. */
export function localLeads(database: Database): LeadStore {
  const { db, attempt, transaction } = database;
  const bySeq = db.prepare('SELECT * FROM lead WHERE seq = ?');
  const ofKey = db.prepare('SELECT lead FROM lead_key WHERE pack = ? AND key = ?');
  const addKey = db.prepare('INSERT INTO lead_key (pack, key, lead) VALUES (?, ?, ?)');
  const removeKey = db.prepare('DELETE FROM lead_key WHERE pack = ? AND key = ?');
  const insert = db.prepare('INSERT INTO lead (pack, changed_at, key, document) VALUES (?, ?, ?, ?)');
  const update = db.prepare('UPDATE lead SET changed_at = ?, key = ?, document = ? WHERE seq = ?');
  const taken = db.prepare('SELECT told FROM lead_row WHERE run = ? AND row = ?');
  const takeRow = db.prepare('INSERT INTO lead_row (run, row, told) VALUES (?, ?, ?)');
  const addEntry = db.prepare(
    'INSERT OR REPLACE INTO lead_entry (lead, stamp, at, former_key, given_key, document) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const entries = db.prepare('SELECT * FROM lead_entry WHERE lead = ? ORDER BY at, stamp');
  const total = db.prepare('SELECT count(*) AS leads FROM lead WHERE pack = ?');
  const upwards = db.prepare('SELECT document FROM lead WHERE pack = ? ORDER BY seq LIMIT ? OFFSET ?');
  const downwards = db.prepare('SELECT document FROM lead WHERE pack = ? ORDER BY seq DESC LIMIT ? OFFSET ?');
  const changes = db.prepare(
    'SELECT document FROM lead WHERE pack = ? ORDER BY changed_at, seq LIMIT ? OFFSET ?',
  );
  const lastChanges = db.prepare(
    'SELECT document FROM lead WHERE pack = ? ORDER BY changed_at DESC, seq DESC LIMIT ? OFFSET ?',
  );
  const clearMarks = db.prepare('DELETE FROM lead_mark WHERE lead = ?');
  const addMark = db.prepare('INSERT INTO lead_mark (pack, field, folded, lead) VALUES (?, ?, ?, ?)');

  /** @returns the number of the lead */
  const numberOf = (pack: string, key: string): number | undefined => {
    const row = ofKey.get(pack, key);
    return row === undefined ? undefined : integerOf(row, 'lead');
  };
  const present = (
    id: string,
  ): { readonly seq: number; readonly lead: Lead; readonly key: string | null } => {
    const seq = Number(/^L(\d+)$/.exec(id)?.[1] ?? 0);
    const row = bySeq.get(seq);
    if (row === undefined) throw new AppError('NOT_FOUND', 'There is no such lead.');
    return { seq, lead: leadOf(row), key: row['key'] === null ? null : columnOf(row, 'key') };
  };
  const mark = (seq: number, { packId, values }: Lead, findFields: readonly string[]): void => {
    clearMarks.run(seq);
    for (const field of findFields) addMark.run(packId, field, foldedValue(textOf(values, field) ?? ''), seq);
  };
  const put = (seq: number, lead: Lead, key: Row[string] | null): void =>
    void update.run(lead.changedAt, key, JSON.stringify(lead), seq);

  const take = (source: LeadSource, row: LeadRow, at: string): keyof LeadCounts => {
    const { packId, runId, findFields } = source;
    const before = taken.get(runId, row.row);
    if (before !== undefined) return columnOf(before, 'told') as keyof LeadCounts;
    const known = row.key === null ? undefined : numberOf(packId, row.key);
    const stored = known === undefined ? undefined : bySeq.get(known);
    let seq = known;
    if (seq === undefined) {
      seq = Number(insert.run(packId, at, row.key, '{}').lastInsertRowid);
      if (row.key !== null) addKey.run(packId, row.key, seq);
    }
    const id = asLeadId(`L${String(seq)}`);
    const { lead, told } = leadWithRow(stored === undefined ? undefined : leadOf(stored), row, {
      source,
      at,
      id,
    });
    put(seq, lead, stored === undefined ? row.key : keyOf(stored));
    mark(seq, lead, findFields);
    addEntry.run(
      seq,
      rowStamp(source, row.row),
      at,
      null,
      null,
      JSON.stringify(rowEntry(row, { source, at, told })),
    );
    takeRow.run(runId, row.row, told);
    return told;
  };

  const historyOf = (seq: number): readonly LeadEntry[] =>
    entries.all(seq).map((row) => JSON.parse(columnOf(row, 'document')) as LeadEntry);

  const edit = (change: LeadEdit): Lead => {
    const { seq, lead: before, key: formerKey } = present(change.id);
    const { lead, entry } = editedLead(before, change);
    let addsKey = false;
    if (change.key !== undefined) {
      const owner = numberOf(before.packId, change.key);
      if (owner !== undefined && owner !== seq)
        throw new AppError(
          'RECORD_KEY_TAKEN',
          'Another lead has this value already, and it tells leads apart.',
        );
      addsKey = owner === undefined;
      if (addsKey) addKey.run(before.packId, change.key, seq);
    }
    put(seq, lead, change.key ?? formerKey);
    mark(seq, lead, change.findFields);
    const keys = change.key === undefined ? [null, null] : [formerKey, change.key];
    addEntry.run(seq, entry.stamp, entry.at, ...keys, JSON.stringify({ ...entry, addsKey }));
    return lead;
  };

  return {
    take: (source, rows, at) =>
      transaction(() => {
        const counts = { added: 0, updated: 0, same: 0 };
        for (const row of rows) counts[take(source, row, at)] += 1;
        return counts;
      }),
    count: (packId) => attempt(() => integerOf(total.get(packId) ?? {}, 'leads')),
    page: (packId, { first, count, descending }) =>
      attempt(() =>
        first < 0 ? [] : (descending ? downwards : upwards).all(packId, count, first).map(leadOf),
      ),
    pageByChange: (packId, { first, count, descending }) =>
      attempt(() => (descending ? lastChanges : changes).all(packId, count, first).map(leadOf)),
    find: (query, from) => attempt(() => found(database, query, from)),
    get: (id) =>
      attempt(() => {
        const row = bySeq.get(Number(/^L(\d+)$/.exec(id)?.[1] ?? 0));
        return row === undefined ? undefined : leadOf(row);
      }),
    byKey: (packId, key) =>
      attempt(() => {
        const seq = numberOf(packId, key);
        const row = seq === undefined ? undefined : bySeq.get(seq);
        return row === undefined ? undefined : leadOf(row);
      }),
    history: (id) => attempt(() => historyOf(Number(/^L(\d+)$/.exec(id)?.[1] ?? 0))),
    edit: (change) => transaction(() => edit(change)),
    undo: (id, stamp, given) =>
      transaction(() => {
        const { seq, lead: before, key } = present(id);
        const { lead, entry } = leadWithout(before, historyOf(seq), { ...given, edit: stamp });
        const { former_key: former = null, given_key: givenKey = null } =
          entries.all(seq).find((row) => columnOf(row, 'stamp') === stamp) ?? {};
        if (entry.addsKey) removeKey.run(lead.packId, givenKey);
        put(seq, lead, givenKey === null ? key : former);
        mark(seq, lead, given.findFields);
        addEntry.run(seq, stamp, entry.at, former, givenKey, JSON.stringify(entry));
        return lead;
      }),
  };
}

/** A number in the order of arrival, or a time of change with the number of the lead that changed then. */
const cursorForm = /^(?:C(?<at>\d{4}-\d\d-\d\dT[\d:.]+Z)#)?(?<seq>\d+)$/;

/** Looks at so many leads, by the narrowest index that the query names. */
function found(
  { db }: Database,
  query: LeadQuery,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Awaited<ReturnType<LeadStore['find']>> {
  const place = after === null ? { seq: '0' } : cursorForm.exec(after)?.groups;
  if (place === undefined)
    throw new AppError('USAGE', 'The place to go on from is none that was given here.');
  const { packId, key, findFields, changedSince, changedBefore } = query;
  const asked = findFields.flatMap((field) => {
    const value = singleValue(query, field);
    return value === undefined ? [] : [{ field, value }];
  })[0];
  const byChange = changedSince !== undefined && key === undefined && asked === undefined;
  const rows = byChange
    ? db
        .prepare(
          `SELECT seq, changed_at, document FROM lead
           WHERE pack = ?1 AND (changed_at, seq) > (?2, ?3) AND (?4 IS NULL OR changed_at < ?4)
           ORDER BY changed_at, seq LIMIT ?5`,
        )
        .all(
          packId,
          place['at'] ?? changedSince,
          Number(place['at'] === undefined ? 0 : place['seq']),
          changedBefore ?? null,
          leadOptions.lookedAt,
        )
    : db
        .prepare(
          `SELECT lead.seq, lead.document FROM lead ${
            asked === undefined
              ? ''
              : 'JOIN lead_mark mark ON mark.lead = lead.seq AND mark.field = ?5 AND mark.folded = ?6'
          } WHERE lead.pack = ?1 AND lead.seq > ?2 AND (?4 IS NULL OR lead.key = ?4) ORDER BY lead.seq LIMIT ?3`,
        )
        .all(
          packId,
          Number(place['seq']),
          leadOptions.lookedAt,
          key ?? null,
          ...(asked === undefined ? [] : [asked.field, foldedValue(asked.value)]),
        );
  const test = leadTest(query);
  const leads: Lead[] = [];
  let next = after;
  for (const row of rows) {
    if (leads.length === limit) return { leads, next };
    const lead = leadOf(row);
    if (test(lead)) leads.push(lead);
    const seq = String(integerOf(row, 'seq'));
    next = byChange ? `C${columnOf(row, 'changed_at')}#${seq}` : seq;
  }
  return { leads, next: rows.length < leadOptions.lookedAt ? null : next };
}

function leadOf(row: Row): Lead {
  return JSON.parse(columnOf(row, 'document')) as Lead;
}

function keyOf(row: Row): string | null {
  return row['key'] === null ? null : columnOf(row, 'key');
}
