import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { columnTypes } from '../model/columnType.ts';
import type { FileId, MappingId, PackId, RunId } from '../model/ids.ts';
import { importKinds } from '../model/importedPack.ts';
import { llmProcedures } from './llmProcedures.ts';
import { base, fileId, idText, oneFile, runsAtOnce } from './procedure.ts';
import { settingsForm } from './settingsForm.ts';
import { transformForm as transform } from './transformForm.ts';
import type { TransformTrial, ValueMatch } from './trials.ts';
import type {
  AppliedRow,
  DecisionRecord,
  DraftView,
  DryRunEvent,
  HostInfo,
  InboxEvent,
  MappingSummary,
  MappingVersion,
  ImportedPack,
  PackCheckView,
  PackDetail,
  PackDifference,
  PackSaved,
  PackSummary,
  PackVersion,
  MemoryEntry,
  ReviewView,
  Run,
  RunEvent,
  Settings,
  SheetSummary,
  SourceRow,
  TargetSchema,
} from './views.ts';

/**
 * Everything a person can do, as one typed contract; every host serves it, the renderer knows nothing else.
 * Inputs come from outside and are checked by schema. Outputs come from our own services and are checked by the
 * compiler only: a schema per cell costs four times the transport (measured on pages of 1,000 x 20 cells).
 */

const mappingId = idText.transform((text) => text as MappingId);
const packId = idText.transform((text) => text as PackId);
const runId = idText.transform((text) => text as RunId);

/** Rows asked for at once; a screen shows some fifty. */
const rowsAtOnce = 1_000;
const rowNumber = z.int().min(0);
const selection = z.union([
  z.strictObject({ first: rowNumber, count: z.int().min(0).max(rowsAtOnce) }),
  z.strictObject({ rows: z.array(rowNumber).max(rowsAtOnce).readonly() }),
]);

const shortText = z.string().max(200);
const cellText = z.string().max(32_767);
const columnIndex = z.int().min(0).max(16_383);

const overrides = z.strictObject({
  encoding: z.exactOptional(z.string().max(40)),
  delimiter: z.exactOptional(z.string().min(1).max(8)),
  quote: z.exactOptional(z.string().length(1).nullable()),
  headerRows: z.exactOptional(z.array(rowNumber).max(20).readonly()),
  firstDataRow: z.exactOptional(rowNumber),
  innerRows: z.exactOptional(z.literal('data')),
  sheetIndex: z.exactOptional(z.int().min(0).max(10_000)),
  sheetsTogether: z.exactOptional(z.literal(true)),
  tableIndex: z.exactOptional(z.int().min(0).max(10_000)),
  columnTypes: z.exactOptional(
    z
      .array(z.strictObject({ columnIndex, type: z.enum(columnTypes), format: z.exactOptional(shortText) }))
      .max(16_384)
      .readonly(),
  ),
});

const trial = {
  fileId,
  field: shortText,
  columnIndexes: z.array(columnIndex).max(20).readonly(),
  transforms: z.array(transform).max(20).readonly(),
};

const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), columnIndex }),
  z.strictObject({ kind: z.literal('assign'), columnIndex, field: shortText }),
  z.strictObject({ kind: z.literal('ignore'), columnIndex }),
  z.strictObject({ kind: z.literal('reset'), columnIndex }),
  z.strictObject({
    kind: z.literal('setTransforms'),
    columnIndex,
    transforms: z.array(transform).max(20).readonly(),
  }),
  z.strictObject({ kind: z.literal('setConstant'), field: shortText, value: cellText }),
  z.strictObject({ kind: z.literal('clearConstant'), field: shortText }),
  z.strictObject({
    kind: z.literal('derive'),
    field: shortText,
    columnIndexes: z.array(columnIndex).min(1).max(20).readonly(),
    transforms: z.array(transform).max(20).readonly(),
  }),
  z.strictObject({ kind: z.literal('clearDerived'), field: shortText }),
]);

/** Checked by the packs' own rules, which list every error; of a stranger's JSON nothing is known. */
const anyJson = z.unknown();
const packVersion = z.int().min(1);
const packAt = z.strictObject({ packId, version: z.exactOptional(packVersion) });
const packTitle = z.string().trim().min(1).max(200);
/** Characters that can be pasted; longer schemas come as files. */
const mostPastedText = 4_000_000;
const memoryIds = z.strictObject({ ids: z.array(idText).min(1).max(10_000).readonly() });

export const contract = {
  host: {
    info: base.output(type<HostInfo>()),
  },
  inbox: {
    /** Takes files that the host has adopted and starts reading them. */
    submit: base
      .input(z.strictObject({ fileIds: z.array(fileId).min(1).max(1_000).readonly() }))
      .output(type<void>()),
    submitSample: base.input(z.strictObject({ packId })).output(type<{ fileId: FileId }>()),
    /** Never ends by itself; the first event holds everything. */
    watch: base.output(eventIterator(type<InboxEvent>())),
    cancel: base.input(oneFile).output(type<void>()),
    retry: base.input(oneFile).output(type<void>()),
    remove: base.input(oneFile).output(type<void>()),
  },
  review: {
    open: base.input(oneFile).output(type<ReviewView>()),
    /** What each sheet of the workbook holds, hidden ones too; `[]` for delimited text. Found once for each reading. */
    sheets: base.input(oneFile).output(type<readonly SheetSummary[]>()),
    rows: base.input(z.strictObject({ fileId, selection })).output(type<readonly SourceRow[]>()),
    /** Replaces the corrections of the parse guesses and reads the file again from there. */
    override: base.input(z.strictObject({ fileId, overrides })).output(type<ReviewView>()),
    choosePack: base.input(z.strictObject({ fileId, packId })).output(type<ReviewView>()),
    /** One undo step. */
    edit: base
      .input(z.strictObject({ fileId, label: shortText, edits: z.array(edit).min(1).max(16_384).readonly() }))
      .output(type<DraftView>()),
    /** Undo and redo: how many steps of the draft are to be in force. */
    moveTo: base.input(z.strictObject({ fileId, position: z.int().min(0) })).output(type<DraftView>()),
    /** What the present draft makes of some rows. */
    preview: base.input(z.strictObject({ fileId, selection })).output(type<readonly AppliedRow[]>()),
    /** What some steps would make of a field, whatever the draft says: frequent values and rows, before and after. */
    tryTransforms: base.input(z.strictObject({ ...trial, selection })).output(type<TransformTrial>()),
    /** The same over the whole file; ends with `done`, whose failures are those of this field. */
    tryWhole: base.input(z.strictObject(trial)).output(eventIterator(type<DryRunEvent>())),
    /** What each known spelling of a column becomes in a field with a list of values, and why. */
    valueMatches: base
      .input(z.strictObject({ fileId, columnIndex, field: shortText }))
      .output(type<readonly ValueMatch[]>()),
    /** Ends with `done`; breaking off cancels it. */
    dryRun: base.input(oneFile).output(eventIterator(type<DryRunEvent>())),
    /**
     * Writes a version and starts the run. `expectedVersion` is the version that the person saw (0 for none),
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
      .output(type<{ version: MappingVersion; runId: RunId }>()),
  },
  runs: {
    /** Never ends by itself; the first event holds the newest 200. */
    watch: base.output(eventIterator(type<RunEvent>())),
    /** The history by page, newest first; `before` is the last run of the page before. */
    list: base
      .input(z.strictObject({ before: z.exactOptional(runId), limit: z.int().min(1).max(runsAtOnce) }))
      .output(type<readonly Run[]>()),
    get: base.input(z.strictObject({ runId })).output(type<Run>()),
    cancel: base.input(z.strictObject({ runId })).output(type<void>()),
    /** Runs the same file once more with the mapping in force. */
    again: base.input(z.strictObject({ runId })).output(type<{ runId: RunId }>()),
  },
  schemas: {
    get: base.input(z.strictObject({ packId })).output(type<TargetSchema>()),
    mappings: base.output(type<readonly MappingSummary[]>()),
    versions: base.input(z.strictObject({ mappingId })).output(type<readonly MappingVersion[]>()),
    /** Approves an older version anew, as the next version. */
    revert: base
      .input(
        z.strictObject({
          mappingId,
          toVersion: z.int().min(1),
          expectedVersion: z.int().min(1),
          reason: z.string().max(2_000),
        }),
      )
      .output(type<MappingVersion>()),
  },
  packs: {
    /** All packs, archived ones too: those of the app, those made here, the generic one. */
    list: base.output(type<readonly PackSummary[]>()),
    get: base.input(packAt).output(type<PackDetail>()),
    /** Says what is wrong with a pack and what would be lost by saving it. */
    check: base.input(z.strictObject({ pack: anyJson })).output(type<PackCheckView>()),
    /** Writes the next version. `expectedVersion` is the one that was changed, 0 for a new pack. Errors come back as data. */
    save: base
      .input(
        z.strictObject({
          pack: anyJson,
          expectedVersion: z.int().min(0),
          note: z.string().max(2_000),
        }),
      )
      .output(type<PackSaved>()),
    /** Makes a pack of the person's own from any other. */
    copy: base.input(z.strictObject({ packId, title: packTitle })).output(type<PackSummary>()),
    /** Deletes a pack that was made here; one that approved mappings feed is archived instead. */
    remove: base.input(z.strictObject({ packId })).output(type<{ archived: boolean }>()),
    /** Offers an archived pack again. */
    restore: base.input(z.strictObject({ packId })).output(type<void>()),
    /** Newest first; `[]` for packs that come with the app. */
    versions: base.input(z.strictObject({ packId })).output(type<readonly Omit<PackVersion, 'pack'>[]>()),
    differences: base
      .input(z.strictObject({ packId, from: packVersion, to: packVersion }))
      .output(type<readonly PackDifference[]>()),
    /** The pack's JSON and the name of the file that it is kept in. */
    export: base.input(packAt).output(type<{ name: string; text: string }>()),
    /** Reads a schema, a data dictionary, a header or a list of names; nothing is saved. */
    importText: base
      .input(
        z.strictObject({
          text: z.string().max(mostPastedText),
          name: z.string().min(1).max(200),
          kind: z.exactOptional(z.enum(importKinds)),
        }),
      )
      .output(type<ImportedPack>()),
    /** The same for a file that the host has adopted, which is let go of. */
    importFile: base
      .input(z.strictObject({ fileId, kind: z.exactOptional(z.enum(importKinds)) }))
      .output(type<ImportedPack>()),
  },
  memory: {
    /** What approvals say about headers, forgotten entries included; the latest first. */
    list: base.input(z.strictObject({ packId })).output(type<readonly MemoryEntry[]>()),
    /** From now on these have no say in proposals; what was approved stays in the history. Unknown ids are passed over. */
    forget: base.input(memoryIds).output(type<void>()),
    restore: base.input(memoryIds).output(type<void>()),
    /** How often proposals proved right here, by confidence. */
    record: base.input(z.strictObject({ packId })).output(type<DecisionRecord>()),
  },
  settings: {
    get: base.output(type<Settings>()),
    put: base.input(settingsForm).output(type<Settings>()),
  },
  llm: llmProcedures,
};

export type Contract = typeof contract;
