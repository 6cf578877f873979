import { AppError, type ErrorView } from '../../../core/model/errors.ts';
import { editedNow, type OperationId } from '../../../core/model/record.ts';
import type { RecordChange } from '../../../core/ports/recordStore.ts';
import { integerOf, type Row, textOf } from './openDatabase.ts';
import type { LikelyGroups } from './likelyGroups.ts';
import type { ChangeTrace, OperationLog } from './operationLog.ts';
import { writeState } from './recordRows.ts';
import type { RecordWriter, WholeRecord } from './recordWriter.ts';

/** Where changes are written. */
export interface ChangeParts {
  readonly writer: RecordWriter;
  readonly log: OperationLog;
  readonly groups: LikelyGroups;
}

/** Makes a change; within a transaction. */
export function applyChange(
  { writer, log, groups }: ChangeParts,
  pack: number,
  change: RecordChange,
): OperationId {
  const operation = log.begin({ ...change, pack });
  const keys: string[] = [];
  for (const { id, basis, after, key } of change.records) {
    const before = writer.whole(id);
    if (before.operation !== basis)
      throw new AppError('RECORD_CHANGED', 'The record was changed by somebody else meanwhile.');
    const origins = after.origins.map((origin) => (origin === editedNow ? -operation : origin));
    const whole: WholeRecord = { ...writeState({ ...after, origins }), operation };
    log.changed(operation, id, { before, after: whole });
    writer.put(id, whole);
    if (key === undefined) continue;
    const owner = writer.byKey(pack, key);
    if (owner === undefined) {
      writer.addKey(pack, key, id);
      keys.push(key);
    } else if (integerOf(owner, 'seq') !== id && after.into === null)
      throw new AppError(
        'RECORD_KEY_TAKEN',
        'Another record has this value already, and it tells records apart.',
      );
  }
  const pairs =
    change.group !== undefined && change.kind === 'different' ? groups.partPairs(change.group.id) : [];
  const changed = [
    ...(change.group === undefined ? [] : groups.decide(change.group, operation)),
    ...groups.closeAround(
      change.records.map(({ id }) => id),
      operation,
    ),
  ];
  log.trace(operation, {
    ...(change.group === undefined ? {} : { groupId: change.group.id }),
    keys,
    groups: changed,
    pairs,
  });
  return operation as OperationId;
}

/** Makes changes, but those whose records have changed since; within a transaction. @returns how many */
export function applyChanges(
  parts: ChangeParts,
  packOf: (change: RecordChange) => number,
  changes: readonly RecordChange[],
): number {
  const isFresh = ({ records }: RecordChange): boolean =>
    records.every(({ id, basis }) => integerOf(parts.writer.row(id), 'operation') === basis);
  let made = 0;
  for (const change of changes) {
    if (!isFresh(change)) continue;
    applyChange(parts, packOf(change), change);
    made += 1;
  }
  return made;
}

/** Takes changes back, but those that something stands in the way of: an undo refuses before it has changed anything. */
export function undoChanges(
  parts: ChangeParts,
  ids: readonly OperationId[],
  by: { readonly at: string; readonly by: string },
): readonly { readonly id: OperationId; readonly error: ErrorView }[] {
  return ids.flatMap((id) => {
    try {
      undoChange(parts, id, by);
      return [];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return [{ id, error: error.toView() }];
    }
  });
}

/** Takes a change back; within a transaction. */
export function undoChange(
  { writer, log, groups }: ChangeParts,
  id: OperationId,
  by: { readonly at: string; readonly by: string },
): void {
  const row = log.row(id);
  if (row === undefined) throw new AppError('NOT_FOUND', 'There is no such change to undo.');
  if (row['undone_at'] !== null)
    throw new AppError('UNDO_BLOCKED', 'This change is undone already.', {
      remedy: 'Nothing is left to do.',
    });
  const changes = log.changesOf(id);
  const trace = log.traceOf(row);
  for (const { record } of changes) refuseChanged(log, writer.row(record), id);
  if (changes.length === 0) refuseDecided(groups, trace, id);
  for (const { record, before } of changes) writer.put(record, before);
  for (const key of trace.keys) writer.removeKey(integerOf(row, 'pack'), key);
  groups.restore(
    trace,
    changes.map(({ record }) => record),
  );
  log.undone(id, by);
}

function refuseChanged(log: OperationLog, record: Row, id: number): void {
  const last = integerOf(record, 'operation');
  if (last === id) return;
  const later = log.row(last);
  const words = later === undefined ? 'changed' : (kindWords[textOf(later, 'kind')] ?? 'changed');
  const when = later === undefined ? '' : ` by ${textOf(later, 'by')} at ${textOf(later, 'at')}`;
  throw new AppError('UNDO_BLOCKED', `Record ${integerOf(record, 'seq')} was ${words} after this${when}.`);
}

const kindWords: Readonly<Record<string, string>> = {
  updated: 'updated by a file',
  edited: 'edited',
  merged: 'merged',
};

/** A verdict on a group can be taken back while it is the last one. */
function refuseDecided(groups: LikelyGroups, trace: ChangeTrace, id: number): void {
  for (const group of trace.groups)
    if (groups.operationOf(group.id) !== id)
      throw new AppError('UNDO_BLOCKED', 'The group was decided anew after this.');
}
