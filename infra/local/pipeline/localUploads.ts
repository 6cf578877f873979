import type { Upload, UploadEvent } from '../../../core/model/upload.ts';
import { eventEntry, receivedOrder, waitingFor } from '../../../core/model/uploadOrder.ts';
import type { UploadStore } from '../../../core/ports/uploads.ts';
import { sha256Text } from '../files/sha256Text.ts';
import { type Database, type Row, textOf } from '../store/openDatabase.ts';

/** Uploads and their history in the pipeline's database. */
export function localUploads({ db, attempt, transaction }: Database): UploadStore {
  const select = db.prepare('SELECT document FROM upload WHERE id = ?');
  const insert = db.prepare(
    'INSERT INTO upload (id, received_order, state, waiting_for, revision, document) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = db.prepare(
    'UPDATE upload SET state = ?, waiting_for = ?, revision = ?, document = ? WHERE id = ? AND revision = ?',
  );
  const list = db.prepare(
    `SELECT document FROM upload
     WHERE received_order < coalesce((SELECT received_order FROM upload WHERE id = ?1), ?2)
       AND (?3 IS NULL OR state IN (SELECT value FROM json_each(?3)))
     ORDER BY received_order DESC LIMIT ?4`,
  );
  const waiting = db.prepare(
    'SELECT document FROM upload WHERE waiting_for = ? ORDER BY received_order LIMIT ?',
  );
  const note = db.prepare(
    'INSERT INTO upload_event (upload_id, entry, document) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const events = db.prepare('SELECT document FROM upload_event WHERE upload_id = ? ORDER BY entry');

  const present = (id: string): Upload | undefined => {
    const row = select.get(id);
    return row === undefined ? undefined : uploadOf(row);
  };
  return {
    add: (upload) =>
      transaction(() => {
        const before = present(upload.id);
        if (before !== undefined) return before;
        const { id, state, revision } = upload;
        const order = receivedOrder(upload);
        insert.run(id, order, state, waitingFor(upload) ?? null, revision, JSON.stringify(upload));
        return undefined;
      }),
    get: (id) => attempt(() => present(id)),
    change: (upload) =>
      transaction(() => {
        const next: Upload = { ...upload, revision: upload.revision + 1 };
        const { id, state, revision } = next;
        const { changes } = update.run(
          state,
          waitingFor(next) ?? null,
          revision,
          JSON.stringify(next),
          id,
          upload.revision,
        );
        return changes === 1 ? next : undefined;
      }),
    list: ({ states, limit, after }) =>
      attempt(() => {
        // Behind every time that there is; an upload that is not known ends the list.
        const start = after === undefined ? '~' : '';
        const wanted = states === undefined ? null : JSON.stringify(states);
        return list.all(after ?? '', start, wanted, limit).map(uploadOf);
      }),
    waitingFor: (fingerprint, limit) => attempt(() => waiting.all(fingerprint, limit).map(uploadOf)),
    note: (event) =>
      attempt(() => {
        note.run(event.uploadId, eventEntry(event, sha256Text), JSON.stringify(event));
      }),
    events: (id) =>
      attempt(() => events.all(id).map((row) => JSON.parse(textOf(row, 'document')) as UploadEvent)),
  };
}

function uploadOf(row: Row): Upload {
  return JSON.parse(textOf(row, 'document')) as Upload;
}
