import { senderOf } from '../../../core/match/memory/senderOf.ts';
import type { Run } from '../../../core/model/run.ts';
import type { RunEntry } from '../../../core/model/runSearch.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';

/** Writes what lists and searches know of a run; within the transaction that writes the run itself. */
export type WriteEntry = (run: Run) => void;

/**
 * The table that lists of runs are made of. It holds nothing that the runs do not say: where it is empty, as after a
 * migration that made it anew, it is filled from them.
 */
export function runEntries({ db }: Pick<Database, 'db'>): WriteEntry {
  const mappingFile = db.prepare(
    `SELECT json_extract(document, '$.evidence.fileName') AS name FROM mapping_version
     WHERE mapping_id = ? AND version = ?`,
  );
  const put = db.prepare(
    `INSERT OR REPLACE INTO run_entry
     SELECT seq, id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20 FROM run WHERE id = ?1`,
  );

  const write: WriteEntry = (run) => {
    const counts = run.counts;
    const quality = counts?.quality?.overall;
    const sender = senderOf(run.fileName) ?? '';
    const told = mappingFile.get(run.mappingId, run.mappingVersion)?.['name'];
    const words = [run.fileName, typeof told === 'string' ? told : '', run.startedBy, run.packId];
    put.run(
      run.id,
      run.fileId,
      run.facts?.sha256 ?? null,
      run.fileName,
      run.mappingVersion,
      run.state,
      run.packId,
      run.mappingId,
      sender,
      run.startedBy,
      run.trigger,
      counts === null ? '' : counts.rowsRejected > 0 ? 'some' : 'none',
      run.startedAt,
      counts?.rowsIn ?? -1,
      counts?.rowsRejected ?? -1,
      counts === null ? -1 : counts.rowsRejected / Math.max(1, counts.rowsIn),
      run.finishedAt === null ? -1 : Math.max(0, Date.parse(run.finishedAt) - Date.parse(run.startedAt)),
      words.join('\n').toLowerCase(),
      quality ?? -1,
      quality === undefined ? -1 : 1 - quality,
    );
  };

  fill(db, write);
  return write;
}

/** A run as its row tells it. */
export function entryOf(row: Row): RunEntry {
  const rowsIn = integerOf(row, 'rows_in');
  const durationMs = integerOf(row, 'duration_ms');
  const sender = textOf(row, 'sender');
  const quality = integerOf(row, 'quality');
  return {
    id: textOf(row, 'id') as RunEntry['id'],
    fileId: textOf(row, 'file_id') as RunEntry['fileId'],
    fileName: textOf(row, 'file_name'),
    packId: textOf(row, 'pack') as RunEntry['packId'],
    mappingId: textOf(row, 'mapping') as RunEntry['mappingId'],
    mappingVersion: integerOf(row, 'mapping_version'),
    trigger: textOf(row, 'via') as RunEntry['trigger'],
    state: textOf(row, 'state') as RunEntry['state'],
    startedAt: textOf(row, 'started_at'),
    startedBy: textOf(row, 'person'),
    sender: sender === '' ? null : sender,
    durationMs: durationMs < 0 ? null : durationMs,
    rowsIn: rowsIn < 0 ? null : rowsIn,
    rowsRejected: rowsIn < 0 ? null : integerOf(row, 'rows_rejected'),
    quality: quality < 0 ? null : quality,
  };
}

function fill(db: Database['db'], write: WriteEntry): void {
  const isFilled = db.prepare(
    'SELECT (SELECT count(*) FROM (SELECT 1 FROM run LIMIT 1)) = (SELECT count(*) FROM (SELECT 1 FROM run_entry LIMIT 1)) AS same',
  );
  if (isFilled.get()?.['same'] === 1) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const row of db.prepare('SELECT document FROM run ORDER BY seq').iterate())
      write(JSON.parse(textOf(row, 'document')) as Run);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
