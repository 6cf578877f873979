import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { mergeChoices } from '../model/merge.ts';
import { columnIndex, draftEdit, findQuery, overridesForm, rowSelection } from './reviewForms.ts';
import { base, fileId, idText, oneFile, packId, shortText } from './procedure.ts';
import { transformForm } from './transformForm.ts';
import { rejectCodes } from '../model/transform.ts';
import type { TransformTrial, ValueMatch } from './trials.ts';
import type {
  AppliedRow,
  ApprovalAnswer,
  ColumnPast,
  DraftView,
  DryRunEvent,
  FindEvent,
  Inspection,
  MergeView,
  ReviewView,
  SheetSummary,
  SourceRecord,
  SourceRow,
} from './views.ts';

const trial = {
  fileId,
  field: shortText,
  columnIndexes: z.array(columnIndex).max(20).readonly(),
  transforms: z.array(transformForm).max(20).readonly(),
};

/** A screen shows some thirty. */
const recordsAtOnce = 200;

/** One file on the desk. */
export const reviewProcedures = {
  open: base.input(oneFile).output(type<ReviewView>()),
  /** What each sheet of the workbook holds, hidden ones too; `[]` for delimited text. Found once for each reading. */
  sheets: base.input(oneFile).output(type<readonly SheetSummary[]>()),
  rows: base.input(z.strictObject({ fileId, selection: rowSelection })).output(type<readonly SourceRow[]>()),
  /** Records of the chosen table's text as they stand, data or not, with what each is taken for; once it was read to its end. */
  records: base
    .input(z.strictObject({ fileId, first: z.int().min(0), count: z.int().min(0).max(recordsAtOnce) }))
    .output(type<readonly SourceRecord[]>()),
  /** What the first look at the file would show under other corrections; nothing is kept. */
  tryReading: base.input(z.strictObject({ fileId, overrides: overridesForm })).output(type<Inspection>()),
  /** Looks through every row, as cells are stored; ends with `done`, breaking off cancels it. */
  find: base.input(z.strictObject({ fileId, query: findQuery })).output(eventIterator(type<FindEvent>())),
  /** Replaces the corrections of the parse guesses and reads the file again from there. */
  override: base.input(z.strictObject({ fileId, overrides: overridesForm })).output(type<ReviewView>()),
  choosePack: base.input(z.strictObject({ fileId, packId })).output(type<ReviewView>()),
  /** One undo step. `id`: the caller's own; a call that is repeated with it, because its answer was lost, makes no second one. */
  edit: base
    .input(
      z.strictObject({
        fileId,
        id: z.exactOptional(idText),
        label: shortText,
        edits: z.array(draftEdit).min(1).max(16_384).readonly(),
      }),
    )
    .output(type<DraftView>()),
  /** Undo and redo: how many steps of the draft are to be in force. */
  moveTo: base.input(z.strictObject({ fileId, position: z.int().min(0) })).output(type<DraftView>()),
  /** What the present draft makes of some rows. */
  preview: base
    .input(z.strictObject({ fileId, selection: rowSelection }))
    .output(type<readonly AppliedRow[]>()),
  /** What some steps would make of a field, whatever the draft says: frequent values and rows, before and after. */
  tryTransforms: base
    .input(z.strictObject({ ...trial, selection: rowSelection }))
    .output(type<TransformTrial>()),
  /** The same over the whole file; ends with `done`, whose failures are those of this field. */
  tryWhole: base.input(z.strictObject(trial)).output(eventIterator(type<DryRunEvent>())),
  /** What each known spelling of a column becomes in a field with a list of values, and why. */
  valueMatches: base
    .input(z.strictObject({ fileId, columnIndex, field: shortText }))
    .output(type<readonly ValueMatch[]>()),
  /** Ends with `done`; breaking off cancels it. */
  dryRun: base.input(oneFile).output(eventIterator(type<DryRunEvent>())),
  /** More rows that fail for one reason, at most 1,000, behind row `after`; fewer than that are the last. */
  failingRows: base
    .input(z.strictObject({ fileId, field: shortText, code: z.enum(rejectCodes), after: z.int().min(-1) }))
    .output(type<readonly number[]>()),
  /** What approved versions did with a column of this header, nearest first: this layout, its sender, any other. */
  columnPast: base.input(z.strictObject({ fileId, columnIndex })).output(type<readonly ColumnPast[]>()),
  /**
   * Writes a version and starts the run, or keeps it until the network is back. `expectedVersion` is the version that the person saw (0 for none),
   * `expectedPosition` how many steps of the draft were in force before their eyes.
   */
  approve: base
    .input(
      z.strictObject({
        fileId,
        expectedVersion: z.int().min(0),
        expectedPosition: z.int().min(0),
        reason: z.string().max(2_000),
      }),
    )
    .output(type<ApprovalAnswer>()),
  /** The draft beside a version that somebody else approved since it was begun; `null` where there is none. */
  compare: base.input(oneFile).output(type<MergeView | null>()),
  /** Puts the draft onto that version as one undo step. Each conflict needs a choice. */
  merge: base
    .input(
      z.strictObject({
        fileId,
        expectedVersion: z.int().min(1),
        expectedPosition: z.int().min(0),
        label: shortText,
        choices: z
          .array(z.strictObject({ key: z.string().max(300), take: z.enum(mergeChoices) }))
          .max(32_768)
          .readonly(),
      }),
    )
    .output(type<ReviewView>()),
};
