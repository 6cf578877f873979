import type { DraftView, DryRunEvent, ReviewView } from '../contract/views.ts';
import { correspondencesOf } from '../mapping/correspondences.ts';
import { evidenceCounts, nextVersion } from '../mapping/mappingVersion.ts';
import { proposedOutcomes } from '../mapping/proposedOutcomes.ts';
import { layoutToKeep } from '../mapping/summarizeColumn.ts';
import { completeEdits } from '../match/steps/completeEdits.ts';
import type { Overrides } from '../model/dialect.ts';
import type { Draft, DraftEdit } from '../model/draft.ts';
import { AppError } from '../model/errors.ts';
import type { FileId, PackId, RunId } from '../model/ids.ts';
import type { Correspondence, MappingVersion } from '../model/mapping.ts';
import { genericPackId } from '../model/pack.ts';
import type { SourceRow } from '../model/records.ts';
import type { SheetSummary } from '../model/sheet.ts';
import type { AppliedRow, RowSelection } from '../ports/engine.ts';
import type { FileRecord } from '../ports/stores.ts';
import { type Dependencies, timestamp } from './dependencies.ts';
import type { Desk, DeskFile } from './desk.ts';
import { doubtfulSheets } from './missedSheets.ts';
import { pinnedEdits } from './pinnedEdits.ts';
import { refuseIncomplete, refuseUnknown } from './refuseEdits.ts';
import { toErrorView } from './errorView.ts';
import type { InboxBoard } from './inboxBoard.ts';
import type { Intake } from './intake.ts';
import type { PackShelf } from './packShelf.ts';
import { type ReviewLookups, reviewLookups } from './reviewLookups.ts';
import type { RunsService } from './runs.ts';
import type { SettingsService } from './settings.ts';
import type { SheetLists } from './sheetLists.ts';
import { type TransformTrials, transformTrials } from './tryTransforms.ts';
import { watchJob } from './watchJob.ts';

/** What a reviewer does with one file, from the first rows to the approval. */
export interface ReviewService extends ReviewLookups {
  open(input: { readonly fileId: FileId }): Promise<ReviewView>;
  sheets(input: { readonly fileId: FileId }, signal?: AbortSignal): Promise<readonly SheetSummary[]>;
  rows(input: { readonly fileId: FileId; readonly selection: RowSelection }): Promise<readonly SourceRow[]>;
  override(input: { readonly fileId: FileId; readonly overrides: Overrides }): Promise<ReviewView>;
  choosePack(input: { readonly fileId: FileId; readonly packId: PackId }): Promise<ReviewView>;
  edit(input: {
    readonly fileId: FileId;
    readonly label: string;
    readonly edits: readonly DraftEdit[];
  }): Promise<DraftView>;
  moveTo(input: { readonly fileId: FileId; readonly position: number }): Promise<DraftView>;
  preview(input: {
    readonly fileId: FileId;
    readonly selection: RowSelection;
  }): Promise<readonly AppliedRow[]>;
  readonly tryTransforms: TransformTrials['sample'];
  readonly tryWhole: TransformTrials['whole'];
  readonly valueMatches: TransformTrials['values'];
  dryRun(input: { readonly fileId: FileId }, signal?: AbortSignal): AsyncIterable<DryRunEvent>;
  approve(input: {
    readonly fileId: FileId;
    readonly expectedVersion: number;
    readonly expectedPosition: number;
    readonly reason: string;
  }): Promise<{ readonly version: MappingVersion; readonly runId: RunId }>;
}

export interface ReviewParts {
  readonly desk: Desk;
  readonly packs: PackShelf;
  readonly board: InboxBoard;
  readonly intake: Intake;
  readonly runs: RunsService;
  readonly settings: SettingsService;
  readonly sheetLists: SheetLists;
}

const untouched: Draft = { steps: [], position: 0, savedAt: null };

export function createReviewService(
  deps: Dependencies,
  { desk, packs, board, intake, runs, settings, sheetLists }: ReviewParts,
): ReviewService {
  const { stores, engine, clock, digest, host, log } = deps;

  const recordOf = async (fileId: FileId): Promise<FileRecord> => {
    const record = await stores.files.get(fileId);
    if (record === undefined) throw new AppError('NOT_FOUND', 'This file is no longer in the Inbox.');
    return record;
  };

  const view = async (fileId: FileId): Promise<ReviewView> => {
    const record = await recordOf(fileId);
    const item = await board.item(record);
    const inspection = (await stores.files.getInspection(fileId)) ?? null;
    const known = { item, overrides: record.overrides, inspection };
    if ((await stores.files.getAnalysis(fileId)) === undefined) {
      const schema = record.packId === null ? undefined : (await packs.open()).find(record.packId)?.pack;
      return {
        ...known,
        table: null,
        schema: schema ?? null,
        packFit: [],
        proposal: null,
        draft: untouched,
        decisions: null,
        approved: null,
        drift: null,
      };
    }
    const file = await desk.open(fileId);
    const draft = await desk.draft(file);
    return {
      ...known,
      table: file.table,
      schema: file.schema,
      packFit: file.fits(),
      proposal: file.proposal,
      draft,
      decisions: desk.decisions(file, draft),
      approved: file.approved ?? null,
      drift: file.recognition?.drift ?? null,
    };
  };

  const inForce = async (file: DeskFile): Promise<readonly Correspondence[]> =>
    correspondencesOf(file.proposal, desk.decisions(file, await desk.draft(file)));

  const changeDraft = async (
    fileId: FileId,
    change: (file: DeskFile) => Promise<Draft>,
  ): Promise<DraftView> => {
    const file = await desk.open(fileId);
    const draft = await change(file);
    await board.touch(fileId);
    return { draft, decisions: desk.decisions(file, draft) };
  };

  const trials = transformTrials(desk, engine);

  return {
    ...reviewLookups(deps, desk),
    tryTransforms: trials.sample,
    tryWhole: trials.whole,
    valueMatches: trials.values,
    open: ({ fileId }) => view(fileId),
    async sheets({ fileId }, signal) {
      const { overrides } = await recordOf(fileId);
      return sheetLists.get({ fileId, overrides }, signal);
    },
    async rows({ fileId, selection }) {
      const { overrides } = await recordOf(fileId);
      return engine.readRows({ fileId, overrides, selection });
    },
    async override({ fileId, overrides }) {
      const record = await recordOf(fileId);
      await intake.read({ ...record, overrides });
      return view(fileId);
    },
    async choosePack({ fileId, packId }) {
      const record = await recordOf(fileId);
      await packs.pack(packId);
      await stores.files.put({ ...record, packId });
      desk.invalidate(fileId);
      await board.touch(fileId);
      return view(fileId);
    },
    edit: ({ fileId, label, edits }) =>
      changeDraft(fileId, async (file) => {
        refuseUnknown(file, edits);
        const before = desk.decisions(file, await desk.draft(file));
        const complete = completeEdits(edits, file.table.columns, file.schema);
        const step = { label, edits: pinnedEdits(complete, before) };
        return stores.drafts.append(fileId, file.mappingId, step, timestamp(clock));
      }),
    moveTo: ({ fileId, position }) =>
      changeDraft(fileId, (file) => stores.drafts.move(fileId, file.mappingId, position, timestamp(clock))),
    async preview({ fileId, selection }) {
      const file = await desk.open(fileId);
      const { overrides } = file.record;
      return engine.previewRows({
        fileId,
        overrides,
        selection,
        schema: file.schema,
        correspondences: await inForce(file),
      });
    },
    async *dryRun({ fileId }, signal) {
      const file = await desk.open(fileId);
      const request = {
        fileId,
        overrides: file.record.overrides,
        schema: file.schema,
        correspondences: await inForce(file),
      };
      yield* watchJob<DryRunEvent>(
        (control) => engine.dryRun(request, control).then((counts) => ({ kind: 'done', counts })),
        (progress) => ({ kind: 'progress', progress }),
        signal,
      );
    },
    async approve({ fileId, expectedVersion, expectedPosition, reason }) {
      const file = await desk.open(fileId);
      const draft = await desk.draft(file);
      if (draft.position !== expectedPosition) {
        throw new AppError('MAPPING_CONFLICT', 'The draft changed in another window.', {
          remedy: 'Look at what is decided now, then approve again.',
        });
      }
      const decisions = desk.decisions(file, draft);
      refuseIncomplete(decisions, reason);
      const present = await stores.mappings.latest(file.mappingId);
      if ((present?.version ?? 0) !== expectedVersion) throw conflict(present);
      const sheetsLeft = doubtfulSheets(file.table);
      const correspondences = correspondencesOf(file.proposal, decisions);
      const version = nextVersion(
        present,
        {
          mappingId: file.mappingId,
          packId: file.schema.id,
          layout: layoutToKeep(file.layout, file.schema, correspondences),
          correspondences,
          ...(file.schema.id === genericPackId ? { ownFields: file.schema.fields } : {}),
          ignoredColumns: decisions.columns
            .filter((column) => column.status === 'ignored')
            .map((column) => column.columnIndex),
          overrides: file.record.overrides,
          approvedBy: (await settings.get()).approver,
          approvedAt: timestamp(clock),
          reason,
          evidence: {
            fileName: file.record.name,
            sha256: file.analysis.source.sha256,
            rowCount: file.table.rowCount,
            ...evidenceCounts(decisions),
            appVersion: host.appVersion,
            packVersion: file.schema.version,
            sender: file.sender,
            proposed: proposedOutcomes(file, decisions),
            ...(sheetsLeft.length === 0 ? {} : { sheetsLeft }),
          },
        },
        digest,
      );
      await append(version);
      log.info('mapping.approved', { mappingId: version.mappingId, version: version.version });
      desk.invalidate();
      const run = await runs.start(file, { mapping: version, trigger: 'approval' });
      await releaseWaiting(fileId);
      return { version, runId: run.id };
    },
  };

  /** Of two approvals at once one is written; the other is told of it as if it had come later. */
  async function append(version: MappingVersion): Promise<void> {
    try {
      await stores.mappings.append(version);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'MAPPING_CONFLICT')) throw error;
      desk.invalidate();
      throw conflict(await stores.mappings.latest(version.mappingId));
    }
  }

  /** Other files of the layout that waited for this approval go on their way. */
  async function releaseWaiting(approvedOn: FileId): Promise<void> {
    for (const record of await stores.files.list()) {
      if (record.state !== 'review' || record.id === approvedOn) continue;
      try {
        if (!(await intake.release(record.id))) await board.touch(record.id);
      } catch (error) {
        // The approval stands; what one waiting file lacks is told when that file is opened.
        log.error('file.not_released', { fileId: record.id, code: toErrorView(error).code });
      }
    }
  }
}

function conflict(present: MappingVersion | undefined): AppError {
  if (present === undefined)
    return new AppError('MAPPING_CONFLICT', 'The mapping you saw is no longer there.');
  return new AppError(
    'MAPPING_CONFLICT',
    `${present.approvedBy} approved version ${present.version} in the meantime.`,
  );
}
