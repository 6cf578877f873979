import type { ApprovalAnswer } from '../../contract/approvalAnswer.ts';
import { objectionsTo } from '../../contract/approvalGate.ts';
import { promptVersion } from '../../llm/buildRequest.ts';
import { isPassing } from '../../jobs/linkFailure.ts';
import { canonicalJson } from '../../mapping/canonicalJson.ts';
import { correspondencesOf } from '../../mapping/correspondences.ts';
import { evidenceCounts, nextVersion } from '../../mapping/mappingVersion.ts';
import { proposedOutcomes } from '../../mapping/proposedOutcomes.ts';
import { layoutToKeep } from '../../mapping/summarizeColumn.ts';
import type { Decisions, Draft } from '../../model/draft.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId, RunId } from '../../model/ids.ts';
import type { Correspondence, MappingEvidence, MappingVersion } from '../../model/mapping.ts';
import { genericPackId } from '../../model/pack.ts';
import type { FileRecord } from '../../ports/stores.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskFile } from '../desk/deskFile.ts';
import type { JobDesk } from '../jobs/jobDesk.ts';
import { doubtfulSheets } from '../sheets/missedSheets.ts';
import { refuseIncomplete } from './refuseEdits.ts';
import type { ReleaseWaiting } from '../intake/releaseWaiting.ts';
import type { RunsService } from '../runs/runs.ts';
import type { SettingsService } from '../base/settings.ts';
import type { WholeFileChecks } from './wholeFileChecks.ts';

export interface ApprovalOrder {
  readonly fileId: FileId;
  /** The version that the person saw, 0 for none. */
  readonly expectedVersion: number;
  /** How many steps of the draft were in force before their eyes. */
  readonly expectedPosition: number;
  readonly reason: string;
}

export interface ApprovalParts {
  readonly desk: Desk;
  readonly jobs: JobDesk;
  readonly release: ReleaseWaiting;
  readonly runs: RunsService;
  readonly settings: SettingsService;
  readonly checks: WholeFileChecks;
}

/** Makes a version of a draft and starts its run; of two approvers who began with the same version one is told. */
export function approval(
  deps: Dependencies,
  { desk, jobs, release, runs, settings, checks }: ApprovalParts,
): (order: ApprovalOrder) => Promise<ApprovalAnswer> {
  const { stores, clock, digest, log } = deps;

  return async ({ fileId, expectedVersion, expectedPosition, reason }) => {
    await jobs.refuseWaiting(fileId);
    const { file, draft, newer } = await desk.openDraft(fileId);
    if (draft.position !== expectedPosition) throw draftChanged();
    const decisions = desk.decisions(file, draft);
    refuseIncomplete(decisions, reason);
    if (newer !== null) throw approvalConflict(newer);
    const present = await stores.mappings.latest(file.mappingId);
    if ((present?.version ?? 0) !== expectedVersion) throw approvalConflict(present);
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
        evidence: evidenceOf({ file, draft, decisions, correspondences }),
      },
      digest,
    );
    if (!(await append(version, file.record))) return { version, runId: null, waits: true };
    log.info('mapping.approved', { mappingId: version.mappingId, version: version.version });
    desk.invalidate();
    const runId = await goOn(file, version);
    release.after(version, fileId);
    return { version, runId, waits: false };
  };

  /** The file goes its way: in its pipeline, where it lies in one, else here, and to a pipeline where that is wanted. */
  async function goOn(file: DeskFile, version: MappingVersion): Promise<RunId | null> {
    const { id, job } = file.record;
    if (job !== undefined) {
      await jobs.released(file.record, version);
      return null;
    }
    const run = await runs.start(file, { mapping: version, trigger: 'approval' });
    await jobs.sendApproved(id);
    return run.id;
  }

  function evidenceOf(approved: {
    readonly file: DeskFile;
    readonly draft: Draft;
    readonly decisions: Decisions;
    readonly correspondences: readonly Correspondence[];
  }): MappingEvidence {
    const { file, draft, decisions, correspondences } = approved;
    const { record, table, proposal } = file;
    const sheetsLeft = doubtfulSheets(table);
    const check = checks.of(record.id, correspondences);
    const overridden = objectionsTo({ decisions, check, issues: table.issues });
    const merged = draft.steps
      .slice(0, draft.position)
      .findLast(({ mergedOnto }) => mergedOnto !== undefined);
    return {
      fileName: record.name,
      sha256: file.analysis.source.sha256,
      rowCount: table.rowCount,
      ...evidenceCounts(decisions),
      appVersion: deps.host.appVersion,
      packVersion: file.schema.version,
      sender: file.sender,
      proposed: proposedOutcomes(file, decisions),
      ...(sheetsLeft.length === 0 ? {} : { sheetsLeft }),
      fileId: record.id,
      profileSha256: digest(canonicalJson(table.columns)),
      proposalSha256: digest(canonicalJson(proposal)),
      llm:
        proposal.llm?.status === 'answered'
          ? { model: proposal.llm.modelId, promptVersion, at: proposal.llm.at }
          : null,
      draftSteps: draft.position,
      check,
      ...(overridden.length === 0 ? {} : { overridden }),
      ...(merged?.mergedOnto === undefined ? {} : { mergedOnto: merged.mergedOnto }),
    };
  }

  /**
   * Of two approvals at once one is written; the other is told of it as if it had come later.
   * @returns `false` where it is kept until the table can be reached that others approve into
   */
  async function append(version: MappingVersion, file: FileRecord): Promise<boolean> {
    try {
      if (await jobs.isShared()) await jobs.approve(version);
      else await stores.mappings.append(version);
      await jobs.settled(file.id);
      return true;
    } catch (error) {
      if (error instanceof AppError && isPassing(error)) {
        if (!(await jobs.isShared())) throw error;
        await jobs.keep(version, file);
        return false;
      }
      if (!(error instanceof AppError && error.code === 'MAPPING_CONFLICT')) throw error;
      desk.invalidate();
      throw error;
    }
  }
}

/** What is said where the draft is no longer the one that the person saw. */
export function draftChanged(): AppError {
  return new AppError('MAPPING_CONFLICT', 'The draft changed in another window.', {
    remedy: 'Look at what is decided now, then approve again.',
  });
}

/** What is said where a version is in force that the person has not seen. */
export function approvalConflict(present: MappingVersion | undefined): AppError {
  if (present === undefined)
    return new AppError('MAPPING_CONFLICT', 'The mapping you saw is no longer there.');
  return new AppError(
    'MAPPING_CONFLICT',
    `${present.approvedBy} approved version ${present.version} in the meantime.`,
  );
}
