import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { askScopeForm } from '../model/askForm.ts';
import { recordOptions } from '../model/options/recordOptions.ts';
import { recordMarks } from '../model/record.ts';
import { base, packId, runId, shortText } from './procedure.ts';
import type {
  ExportPiece,
  GroupCounting,
  GroupId,
  GroupView,
  OperationId,
  OperationView,
  RecordCounting,
  RecordId,
  RecordMark,
  RecordRow,
  RecordsOverview,
  RecordView,
  UndoOutcome,
} from './recordViews.ts';

const number = z.int().min(0);
const recordId = number.transform((id) => id as RecordId);
const groupId = number.transform((id) => id as GroupId);
const operationId = number.transform((id) => id as OperationId);
const field = z.string().min(1).max(200);
const value = z.string().max(recordOptions.valueLength);

const filter = z.strictObject({
  text: z.exactOptional(shortText),
  mark: z.exactOptional(z.enum([...(Object.keys(recordMarks) as RecordMark[]), 'waiting'])),
  fields: z.exactOptional(
    z
      .array(z.strictObject({ field, values: z.array(value).max(300).readonly() }))
      .max(20)
      .readonly(),
  ),
  asked: z.exactOptional(askScopeForm),
});
const order = z.strictObject({ field: field.nullable(), descending: z.boolean() });
const window = { first: number, count: z.int().min(1).max(recordOptions.pageRecords) };

/** What runs have loaded, such as leads: lists, single records, likely duplicates and their decisions. */
export const recordProcedures = {
  /** Never ends by itself; the first event holds everything there is. */
  watch: base.output(eventIterator(type<RecordsOverview>())),
  count: base.input(z.strictObject({ packId, filter })).output(type<RecordCounting>()),
  /** How many records have which value; `null` where counting would take too long. */
  values: base
    .input(z.strictObject({ packId, filter, field }))
    .output(type<{ values: readonly { value: string; count: number }[] | null }>()),
  page: base.input(z.strictObject({ packId, filter, order, ...window })).output(type<readonly RecordRow[]>()),
  get: base.input(z.strictObject({ packId, recordId })).output(type<RecordView>()),
  /** Sets one value; `basis` is the operation that the person saw the record at. An empty text takes the value away. */
  edit: base
    .input(z.strictObject({ packId, recordId, basis: operationId, field, value }))
    .output(type<RecordView>()),
  countGroups: base.input(z.strictObject({ packId })).output(type<GroupCounting>()),
  groups: base
    .input(
      z.strictObject({
        packId,
        states: z
          .array(z.enum(['open', 'skipped', 'merged', 'different']))
          .max(4)
          .readonly(),
        safe: z.exactOptional(z.literal(true)),
        ...window,
      }),
    )
    .output(type<readonly GroupView[]>()),
  /** Makes some or all records of a group one. */
  merge: base
    .input(
      z.strictObject({
        packId,
        groupId,
        into: recordId,
        records: z
          .array(z.strictObject({ id: recordId, basis: operationId }))
          .min(2)
          .max(recordOptions.groupRecords)
          .readonly(),
        choices: z
          .array(z.strictObject({ field, from: recordId }))
          .max(2_000)
          .readonly(),
      }),
    )
    .output(type<{ operationId: OperationId }>()),
  /** `different` is remembered, so that these are never asked of again; `open` brings a skipped group back. */
  decide: base
    .input(z.strictObject({ packId, groupId, verdict: z.enum(['different', 'skipped', 'open']) }))
    .output(type<{ operationId: OperationId }>()),
  /**
   * Merges open groups in which nothing contradicts, some hundreds a call. Called again with the batch that it answers
   * until it is done, all of them are one batch, which can be left off at any call.
   */
  mergeSafe: base
    .input(z.strictObject({ packId, batch: z.exactOptional(shortText) }))
    .output(type<{ merged: number; batch: string; isDone: boolean }>()),
  /** What was done lately, newest first. */
  operations: base.input(z.strictObject({ packId })).output(type<readonly OperationView[]>()),
  /** Takes things back, the newest first. */
  undo: base
    .input(z.strictObject({ packId, ids: z.array(operationId).min(1).max(500).readonly() }))
    .output(type<UndoOutcome>()),
  /** Takes back whatever still holds of what was done at one stroke. */
  undoBatch: base.input(z.strictObject({ packId, batch: shortText })).output(type<UndoOutcome>()),
  /** The records that the filter finds as a file, piece by piece. */
  export: base
    .input(z.strictObject({ packId, filter, order, format: z.enum(['csv', 'excel-csv', 'json', 'xlsx']) }))
    .output(eventIterator(type<ExportPiece>())),
  /** Breaks off a load; what is in stays. */
  stop: base.input(z.strictObject({ runId })).output(type<void>()),
  /** Goes on with a load that failed or was stopped. */
  retry: base.input(z.strictObject({ runId })).output(type<void>()),
};
