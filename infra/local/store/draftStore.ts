import type { Draft, DraftStep } from '../../../core/model/draft.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { FileId, MappingId } from '../../../core/model/ids.ts';
import type { DraftStore } from '../../../core/ports/stores.ts';
import { type Database, integerOf, textOf } from './openDatabase.ts';

const untouched: Draft = { steps: [], position: 0, savedAt: null };

/**
 * Journals of reviews, a row a step, so that an edit writes one step and not the whole journal.
 * Appending for a file that is not there rejects with `NOT_FOUND`.
 */
export function draftStore({ db, attempt, transaction }: Database): DraftStore {
  const head = db.prepare('SELECT position, saved_at FROM draft WHERE file_id = ? AND mapping_id = ?');
  const steps = db.prepare(
    'SELECT step FROM draft_step WHERE file_id = ? AND mapping_id = ? ORDER BY position',
  );
  const putHead = db.prepare(
    `INSERT INTO draft (file_id, mapping_id, position, saved_at) SELECT id, ?, ?, ? FROM file WHERE id = ?
     ON CONFLICT (file_id, mapping_id) DO UPDATE SET position = excluded.position, saved_at = excluded.saved_at`,
  );
  const dropUndone = db.prepare(
    'DELETE FROM draft_step WHERE file_id = ? AND mapping_id = ? AND position >= ?',
  );
  const putStep = db.prepare(
    'INSERT INTO draft_step (file_id, mapping_id, position, step) VALUES (?, ?, ?, ?)',
  );
  const clear = db.prepare('DELETE FROM draft WHERE file_id = ?');

  const read = (fileId: FileId, mappingId: MappingId): Draft => {
    const row = head.get(fileId, mappingId);
    if (row === undefined) return untouched;
    return {
      steps: steps.all(fileId, mappingId).map((step) => JSON.parse(textOf(step, 'step')) as DraftStep),
      position: integerOf(row, 'position'),
      savedAt: textOf(row, 'saved_at'),
    };
  };

  return {
    get: (fileId, mappingId) => attempt(() => read(fileId, mappingId)),
    // The port has four arguments here; they are one thing, the entry of the journal.
    // oxlint-disable-next-line max-params
    append: (fileId, mappingId, step, savedAt) =>
      transaction(() => {
        const row = head.get(fileId, mappingId);
        const position = row === undefined ? 0 : integerOf(row, 'position');
        const written = putHead.run(mappingId, position + 1, savedAt, fileId);
        if (written.changes === 0) throw new AppError('NOT_FOUND', 'The file of this draft was removed.');
        dropUndone.run(fileId, mappingId, position);
        putStep.run(fileId, mappingId, position, JSON.stringify(step));
        return read(fileId, mappingId);
      }),
    // oxlint-disable-next-line max-params
    move: (fileId, mappingId, position, savedAt) =>
      transaction(() => {
        const draft = read(fileId, mappingId);
        if (draft.steps.length === 0) return draft;
        const target = Math.min(Math.max(0, Math.trunc(position)), draft.steps.length);
        putHead.run(mappingId, target, savedAt, fileId);
        return { ...draft, position: target, savedAt };
      }),
    clear: (fileId) => attempt(() => void clear.run(fileId)),
  };
}
