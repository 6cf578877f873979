import type { ApprovalAnswer, DraftView, DryRunEvent, ReviewView } from '../../contract/views.ts';
import { correspondencesOf } from '../../mapping/correspondences.ts';
import { completeEdits } from '../../match/steps/completeEdits.ts';
import type { Overrides } from '../../model/dialect.ts';
import type { Draft, DraftEdit } from '../../model/draft.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId, PackId } from '../../model/ids.ts';
import type { Correspondence, MappingVersion } from '../../model/mapping.ts';
import type { SourceRow } from '../../model/records.ts';
import type { SheetSummary } from '../../model/sheet.ts';
import type { AppliedRow, RowSelection } from '../../ports/engine.ts';
import type { FileRecord } from '../../ports/stores.ts';
import { type Dependencies, lastDay, timestamp } from '../base/dependencies.ts';
import type { Desk, DraftDesk } from '../desk/desk.ts';
import { type ApprovalOrder, approval } from './approve.ts';
import { type DraftMerging, draftMerging, type MergeOrder } from './mergeDraft.ts';
import { createWholeFileChecks } from './wholeFileChecks.ts';
import { type FindInFile, findInFile } from './findInFile.ts';
import { pinnedEdits } from './pinnedEdits.ts';
import { refuseUnknown } from './refuseEdits.ts';
import type { ReleaseWaiting } from '../intake/releaseWaiting.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import type { Intake } from '../intake/intake.ts';
import type { JobDesk } from '../jobs/jobDesk.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { type ReviewLookups, reviewLookups } from './reviewLookups.ts';
import type { RunsService } from '../runs/runs.ts';
import type { SettingsService } from '../base/settings.ts';
import { withPart } from '../sheets/partRecord.ts';
import type { SheetLists } from '../sheets/sheetLists.ts';
import { type TransformTrials, transformTrials } from './tryTransforms.ts';
import { watchJob } from '../base/watchJob.ts';

/** What a reviewer does with one file, from the first rows to the approval. */
export interface ReviewService extends ReviewLookups {
  open(input: { readonly fileId: FileId }): Promise<ReviewView>;
  sheets(input: { readonly fileId: FileId }, signal?: AbortSignal): Promise<readonly SheetSummary[]>;
  rows(input: { readonly fileId: FileId; readonly selection: RowSelection }): Promise<readonly SourceRow[]>;
  readonly find: FindInFile;
  override(input: { readonly fileId: FileId; readonly overrides: Overrides }): Promise<ReviewView>;
  choosePack(input: { readonly fileId: FileId; readonly packId: PackId }): Promise<ReviewView>;
  edit(input: {
    readonly fileId: FileId;
    readonly id?: string;
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
  approve(order: ApprovalOrder): Promise<ApprovalAnswer>;
  readonly compare: DraftMerging['compare'];
  merge(order: MergeOrder): Promise<ReviewView>;
}

export interface ReviewParts {
  readonly desk: Desk;
  readonly packs: PackShelf;
  readonly board: InboxBoard;
  readonly intake: Intake;
  readonly runs: RunsService;
  readonly settings: SettingsService;
  readonly sheetLists: SheetLists;
  readonly release: ReleaseWaiting;
  readonly jobs: JobDesk;
}

const untouched: Draft = { steps: [], position: 0, savedAt: null };

export function createReviewService(
  deps: Dependencies,
  { desk, packs, board, intake, runs, settings, sheetLists, release, jobs }: ReviewParts,
): ReviewService {
  const { stores, engine, clock, digest } = deps;

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
    const { file, draft, newer } = await desk.openDraft(fileId);
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
      ...newerOf(newer),
    };
  };

  const inForce = ({ file, draft }: DraftDesk): readonly Correspondence[] =>
    correspondencesOf(file.proposal, desk.decisions(file, draft));

  const changeDraft = async (
    fileId: FileId,
    change: (before: DraftDesk) => Promise<unknown>,
  ): Promise<DraftView> => {
    await jobs.refuseWaiting(fileId);
    await change(await desk.openDraft(fileId));
    const { file, draft, newer } = await desk.openDraft(fileId);
    await board.touch(fileId);
    return { draft, decisions: desk.decisions(file, draft), ...newerOf(newer) };
  };

  const trials = transformTrials(desk, engine);
  const checks = createWholeFileChecks(digest);
  const merging = draftMerging(deps, { desk, settings });

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
    find: findInFile(engine, recordOf),
    async override({ fileId, overrides }) {
      await jobs.refuseWaiting(fileId);
      const record = await recordOf(fileId);
      await intake.read({ ...record, overrides: withPart(overrides, record) });
      return view(fileId);
    },
    async choosePack({ fileId, packId }) {
      await jobs.refuseWaiting(fileId);
      const record = await recordOf(fileId);
      await packs.pack(packId);
      await stores.files.put({ ...record, packId });
      await desk.packGiven(fileId, packId);
      await board.touch(fileId);
      return view(fileId);
    },
    edit: ({ fileId, id, label, edits }) =>
      changeDraft(fileId, async ({ file, draft }) => {
        if (id !== undefined && draft.steps.some((step) => step.id === id)) return;
        refuseUnknown(file, edits);
        const complete = completeEdits(edits, file.table.columns, file.schema);
        const at = timestamp(clock);
        const step = {
          ...(id === undefined ? {} : { id }),
          label,
          edits: pinnedEdits(complete, desk.decisions(file, draft)),
          at,
          by: (await settings.get()).approver,
          onto: file.approved?.version ?? 0,
        };
        await stores.drafts.append(fileId, file.mappingId, step, at);
      }),
    moveTo: ({ fileId, position }) =>
      changeDraft(fileId, ({ file }) =>
        stores.drafts.move(fileId, file.mappingId, position, timestamp(clock)),
      ),
    async preview({ fileId, selection }) {
      const lying = await desk.openDraft(fileId);
      const { file } = lying;
      const { overrides } = file.record;
      return engine.previewRows({
        fileId,
        overrides,
        selection,
        schema: file.schema,
        correspondences: inForce(lying),
        lastDay: lastDay(clock.now()),
      });
    },
    async *dryRun({ fileId }, signal) {
      const lying = await desk.openDraft(fileId);
      const { file } = lying;
      const correspondences = inForce(lying);
      const request = {
        fileId,
        overrides: file.record.overrides,
        schema: file.schema,
        correspondences,
        lastDay: lastDay(clock.now()),
      };
      yield* watchJob<DryRunEvent>(
        (control) =>
          engine.dryRun(request, control).then((counts) => {
            checks.note(fileId, correspondences, counts);
            return { kind: 'done', counts };
          }),
        (progress) => ({ kind: 'progress', progress }),
        signal,
      );
    },
    approve: approval(deps, { desk, jobs, release, runs, settings, checks }),
    compare: (input) => merging.compare(input),
    async merge(order) {
      await jobs.refuseWaiting(order.fileId);
      await merging.merge(order);
      await board.touch(order.fileId);
      return view(order.fileId);
    },
  };
}

function newerOf(newer: MappingVersion | null): Pick<ReviewView, 'newer'> {
  if (newer === null) return {};
  const { version, approvedBy, approvedAt, reason, evidence } = newer;
  return { newer: { version, approvedBy, approvedAt, reason, fileName: evidence.fileName } };
}
