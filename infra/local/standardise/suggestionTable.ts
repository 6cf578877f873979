import type { RecordId } from '../../../core/model/record.ts';
import {
  type KeptVerdict,
  type SuggestionState,
  suggestionStates,
} from '../../../core/model/standardising.ts';
import type { RecordStandardStore } from '../../../core/ports/standardStore.ts';
import { type Database, integerOf, textOf } from '../store/openDatabase.ts';
import { suggestionOf } from './standardRows.ts';

type Suggestions = Pick<
  RecordStandardStore,
  | 'countSuggestions'
  | 'suggestions'
  | 'suggestion'
  | 'suggestionFor'
  | 'models'
  | 'kept'
  | 'keep'
  | 'settled'
  | 'decide'
  | 'verdicts'
  | 'keepVerdicts'
>;

/** What was suggested, what a person decided of it, and what came of values before. */
export function suggestionTable({ db, attempt, transaction }: Database): Suggestions {
  const count = db.prepare(
    'SELECT state, count(*) AS count FROM suggestion WHERE pack_id = ? GROUP BY state',
  );
  const list = db.prepare(
    'SELECT * FROM suggestion WHERE pack_id = ? AND state = ? ORDER BY field, before LIMIT ? OFFSET ?',
  );
  const get = db.prepare('SELECT * FROM suggestion WHERE id = ?');
  const getFor = db.prepare('SELECT * FROM suggestion WHERE pack_id = ? AND field = ? AND before = ?');
  const models = db.prepare(
    'SELECT batch, model_id FROM suggestion WHERE batch IN (SELECT value FROM json_each(?))',
  );
  const settled = db.prepare(
    `SELECT before, iif(state = 'accepted', (SELECT count(*) FROM kept WHERE suggestion_id = id), NULL) AS records
     FROM suggestion WHERE pack_id = ? AND field = ?
       AND (state IN ('open', 'rejected') OR id IN (SELECT suggestion_id FROM kept))`,
  );
  const kept = db.prepare('SELECT record_id FROM kept WHERE suggestion_id = ? ORDER BY record_id');
  const keepRecord = db.prepare(
    'INSERT OR REPLACE INTO kept (suggestion_id, record_id, kept_by, at) VALUES (?, ?, ?, ?)',
  );
  const unkeepRecord = db.prepare('DELETE FROM kept WHERE suggestion_id = ? AND record_id = ?');
  const decide = db.prepare(
    `UPDATE suggestion SET state = ?, decided_by = ?, decided_at = ?, batch = ?
     WHERE id = ? AND state IN (SELECT value FROM json_each(?))`,
  );
  const verdicts = db.prepare(
    'SELECT key, document FROM verdict WHERE key IN (SELECT value FROM json_each(?))',
  );
  const keep = db.prepare(
    'INSERT INTO verdict (key, document) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET document = excluded.document',
  );
  return {
    countSuggestions: (packId) =>
      attempt(() => {
        const counts: Record<SuggestionState, number> = { open: 0, accepted: 0, rejected: 0 };
        for (const row of count.all(packId)) {
          const state = suggestionStates.find((one) => one === row['state']);
          if (state !== undefined) counts[state] = integerOf(row, 'count');
        }
        return counts;
      }),
    suggestions: (packId, window) =>
      attempt(() => list.all(packId, window.state, window.count, window.first).map(suggestionOf)),
    suggestion: (id) =>
      attempt(() => {
        const row = get.get(Number(id));
        return row === undefined ? undefined : suggestionOf(row);
      }),
    suggestionFor: (packId, { field, value }) =>
      attempt(() => {
        const row = getFor.get(packId, field, value);
        return row === undefined ? undefined : suggestionOf(row);
      }),
    models: (batches) =>
      attempt(
        () =>
          new Map(
            models.all(JSON.stringify(batches)).map((row) => [textOf(row, 'batch'), textOf(row, 'model_id')]),
          ),
      ),
    kept: (id) => attempt(() => kept.all(Number(id)).map((row) => integerOf(row, 'record_id') as RecordId)),
    keep: (id, { id: record, isKept, by, at }) =>
      attempt(() => {
        if (isKept) keepRecord.run(Number(id), record, by, at);
        else unkeepRecord.run(Number(id), record);
      }),
    settled: (packId, field) =>
      attempt(() =>
        settled.all(packId, field).map((row) => ({
          value: textOf(row, 'before'),
          records: row['records'] === null ? null : integerOf(row, 'records'),
        })),
      ),
    decide: (id, { from, to, by, at, batch }) =>
      attempt(() => {
        const who = to === 'open' ? ([null, null] as const) : ([by, at] as const);
        return decide.run(to, ...who, batch, Number(id), JSON.stringify(from)).changes === 1;
      }),
    verdicts: (keys) =>
      attempt(
        () =>
          new Map(
            verdicts
              .all(JSON.stringify(keys))
              .map((row) => [textOf(row, 'key'), JSON.parse(textOf(row, 'document')) as KeptVerdict]),
          ),
      ),
    keepVerdicts: (verdicts) =>
      transaction(() => {
        for (const { key, kept } of verdicts) keep.run(key, JSON.stringify(kept));
      }),
  };
}
