import type {
  GroupId,
  OperationId,
  OperationKind,
  RecordId,
  RecordOperation,
} from '../../../core/model/record.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';
import { readState } from './recordRows.ts';
import type { WholeRecord } from './recordWriter.ts';

/** What a change did beside records, as it was before. */
export interface ChangeTrace {
  readonly groupId?: number;
  /** Keys that mean something since. */
  readonly keys: readonly string[];
  readonly groups: readonly { readonly id: number; readonly state: string; readonly operation: number }[];
  /** `score` is `null` for a pair that was not there. */
  readonly pairs: readonly {
    readonly a: number;
    readonly b: number;
    readonly score: number | null;
    readonly reasons: string;
    readonly different: number;
  }[];
}

export interface NewOperation {
  readonly pack: number;
  readonly kind: OperationKind;
  readonly at: string;
  readonly by: string;
  readonly batch: string | null;
}

/** Everything that was done to records, each thing with what was before and after. */
export function operationLog(db: Database['db']) {
  const insert = db.prepare(
    'INSERT INTO operation (pack, kind, at, by, batch, document) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const trace = db.prepare('UPDATE operation SET document = ? WHERE id = ?');
  const change = db.prepare(
    'INSERT INTO record_change (record, operation, before, after) VALUES (?, ?, ?, ?)',
  );
  const one = db.prepare('SELECT * FROM operation WHERE id = ?');
  const changes = db.prepare('SELECT * FROM record_change WHERE operation = ? ORDER BY record');
  const undone = db.prepare('UPDATE operation SET undone_at = ?, undone_by = ? WHERE id = ?');
  const ofPack = db.prepare(
    `SELECT operation.*, parts, held FROM
       (SELECT max(id) AS last, count(*) AS parts, sum(undone_at IS NULL) AS held FROM operation
        WHERE pack = ? AND kind IN ('merged', 'different', 'edited', 'skipped')
        GROUP BY coalesce(batch, id) ORDER BY last DESC LIMIT ?)
     JOIN operation ON id = last ORDER BY id DESC`,
  );
  const heldOf = db.prepare(
    `SELECT id FROM operation WHERE batch = ? AND undone_at IS NULL AND kind <> 'updated' ORDER BY id DESC`,
  );
  const ofRecord = db.prepare(
    `SELECT * FROM operation WHERE id IN (SELECT operation FROM record_change WHERE record = ?)
     ORDER BY id DESC LIMIT ?`,
  );
  const changesOf = (id: number) =>
    changes.all(id).map((row) => ({
      record: integerOf(row, 'record'),
      before: JSON.parse(textOf(row, 'before')) as WholeRecord,
      after: JSON.parse(textOf(row, 'after')) as WholeRecord,
    }));

  const operationOf = (row: Row): RecordOperation => {
    const id = integerOf(row, 'id');
    const at = row['undone_at'];
    const batch = row['batch'];
    const { groupId } = JSON.parse(textOf(row, 'document')) as ChangeTrace;
    return {
      id: id as OperationId,
      kind: textOf(row, 'kind') as OperationKind,
      at: textOf(row, 'at'),
      by: textOf(row, 'by'),
      batch: typeof batch === 'string' ? batch : null,
      undone: typeof at === 'string' ? { at, by: textOf(row, 'undone_by') } : null,
      records: changesOf(id).map(({ record, before, after }) => ({
        id: record as RecordId,
        before: readState(before),
        after: readState(after),
      })),
      groupId: (groupId ?? null) as GroupId | null,
      parts: Number(row['parts'] ?? 1),
      held: Number(row['held'] ?? (typeof at === 'string' ? 0 : 1)),
    };
  };

  return {
    begin({ pack, kind, at, by, batch }: NewOperation): number {
      const empty: ChangeTrace = { keys: [], groups: [], pairs: [] };
      return Number(insert.run(pack, kind, at, by, batch, JSON.stringify(empty)).lastInsertRowid);
    },
    changed(
      operation: number,
      record: number,
      { before, after }: { readonly before: WholeRecord; readonly after: WholeRecord },
    ): void {
      change.run(record, operation, JSON.stringify(before), JSON.stringify(after));
    },
    trace: (operation: number, document: ChangeTrace) => void trace.run(JSON.stringify(document), operation),
    row: (id: number) => one.get(id),
    changesOf,
    traceOf: (row: Row) => JSON.parse(textOf(row, 'document')) as ChangeTrace,
    undone: (id: number, { at, by }: { readonly at: string; readonly by: string }) =>
      void undone.run(at, by, id),
    held: (batch: string) => heldOf.all(batch).map((row) => integerOf(row, 'id') as OperationId),
    ofPack: (pack: number, limit: number) => ofPack.all(pack, limit).map(operationOf),
    ofRecord: (record: number, limit: number) => ofRecord.all(record, limit).map(operationOf),
  };
}

export type OperationLog = ReturnType<typeof operationLog>;
