import { AppError, type ErrorView } from '../model/errors.ts';
import type { FileId } from '../model/ids.ts';
import type { Job, JobStage, PipelinePlace } from '../model/job.ts';
import { jobOptions } from '../model/options/jobOptions.ts';
import { countedItems, isLeadsSession, type Session } from '../model/session.ts';
import type { Upload } from '../model/upload.ts';
import { itemsPerSecond } from './pace.ts';
import { isEnded, isUnderWay, type KnownUpload } from './uploadBook.ts';

/** An upload as the Jobs view shows it. */
export function jobOf(
  known: KnownUpload,
  given: { readonly place: PipelinePlace; readonly nowMs: number; readonly fileId: FileId | null },
): Job {
  const { upload, session, last, lateLeads } = known;
  const { place, nowMs, fileId } = given;
  const isRunning = isUnderWay(upload);
  const stuckSince = stuckSinceOf(upload, session, nowMs);
  const {
    id,
    fileName,
    lane,
    state,
    sizeBytes,
    receivedAt,
    changedAt,
    by,
    packId,
    mapping,
    rowCount,
    counts,
  } = upload;
  return {
    place,
    id,
    fileName,
    lane,
    // What it wrote is on its way into the leads.
    state: isRunning ? 'running' : state,
    ...progressOf(known),
    stuckSince,
    sizeBytes,
    receivedAt,
    changedAt,
    by,
    packId,
    mapping,
    rowCount,
    counts,
    parts:
      session === null || session.total === null || isLook(upload, session)
        ? null
        : { total: session.total, ...session.counts },
    leads: null,
    late:
      session === null || session.counts.late === 0 ? null : { parts: session.counts.late, leads: lateLeads },
    forced: session === null || session.forced === null ? null : { ...session.forced, of: 'parts' },
    outputs: Object.keys(upload.outputs).toSorted(),
    error: upload.error ?? (stuckSince === null ? null : causeOf(session)),
    last: last === null ? null : { kind: last.kind, at: last.at, by: last.by, detail: last.detail },
    can: {
      retry:
        state === 'failed' ||
        (stuckSince !== null && session !== null) ||
        (isEnded(upload) && !isRunning && session?.status === 'forced') ||
        (state === 'done' && !isRunning && lacksLeads(last)),
      forceComplete: isRunning && session?.status === 'sealed',
      review: state === 'waiting',
      openOutputs: state === 'done' && Object.keys(upload.outputs).length > 0,
      stop: false,
      settleLate: (session?.counts.late ?? 0) > 0 && session?.status !== 'sealed',
    },
    fileId,
  };
}

/** Whether parts of the run failed to be taken into the leads, and nothing was sent through since. */
function lacksLeads(last: KnownUpload['last']): boolean {
  return last?.kind === 'leadsTaken' && Number(last.detail['failed'] ?? 0) > 0;
}

/** Why a run comes no further, as far as its session tells. */
function causeOf(session: Session | null): ErrorView | null {
  if (session === null || session.total === null || session.endedAt !== null) return null;
  const missing = session.total - countedItems(session.counts);
  const parts = `${String(missing)} of ${String(session.total)} parts have not come back.`;
  const calls = session.rounds === 0 ? '' : ` They were called to mind again ${timesOf(session.rounds)}.`;
  return new AppError('WORK_STUCK', `${parts}${calls}`).toView();
}

function timesOf(count: number): string {
  return count === 1 ? 'once' : `${String(count)} times`;
}

/** Since when nothing has moved, where that is longer than it should be. */
function stuckSinceOf(upload: Upload, session: Session | null, nowMs: number): string | null {
  const isLate = (since: string, ms: number): boolean => nowMs - Date.parse(since) >= ms;
  switch (isUnderWay(upload) ? 'running' : upload.state) {
    case 'received':
    case 'analyzing':
      return isLate(upload.changedAt, jobOptions.stuckAnalysisMs) ? upload.changedAt : null;
    case 'running': {
      const since = session === null || session.endedAt !== null ? upload.changedAt : session.lastProgressAt;
      // The pipeline's own detector has called its parts to mind.
      const isReminded = session !== null && session.endedAt === null && session.rounds > 0;
      return isReminded || isLate(since, jobOptions.stuckSessionMs) ? since : null;
    }
    case 'waiting':
    case 'done':
    case 'failed':
    case 'quarantined':
      return null;
  }
}

function progressOf({
  upload,
  session,
  pace,
}: KnownUpload): Pick<Job, 'stage' | 'fraction' | 'rowsPerSecond' | 'secondsLeft'> {
  const at = (stage: JobStage, fraction: number | null = null) => ({
    stage,
    fraction,
    rowsPerSecond: null,
    secondsLeft: null,
  });
  if (upload.state === 'done' && isUnderWay(upload)) return leadsProgress(session);
  switch (upload.state) {
    case 'received':
      return at('queue');
    case 'analyzing':
      return at('analyze');
    case 'waiting':
      return at('analyze', 1);
    case 'done':
    case 'quarantined':
      return at('finish', 1);
    case 'failed':
      if (upload.runId === null) return at('analyze');
      return at(session === null || isOver(session) ? 'finish' : 'transform', shareOf(session));
    case 'running': {
      if (session === null || session.total === null) return at('transform', 0);
      const fraction = shareOf(session);
      // Rows that stand twice are looked for before any is written.
      if (isLook(upload, session)) return at('analyze', fraction);
      if (isOver(session)) return at('finish');
      const speed = pace === null ? null : itemsPerSecond(pace);
      const left = session.total - countedItems(session.counts);
      return {
        stage: 'transform',
        fraction,
        rowsPerSecond:
          speed === null || upload.rowCount === null || session.total === 0
            ? null
            : Math.round((speed * upload.rowCount) / session.total),
        secondsLeft: speed === null ? null : Math.ceil(left / speed),
      };
    }
  }
}

/** The last step: what was written is taken into the leads, part by part. */
function leadsProgress(
  session: Session | null,
): Pick<Job, 'stage' | 'fraction' | 'rowsPerSecond' | 'secondsLeft'> {
  return { stage: 'leads', fraction: shareOf(session), rowsPerSecond: null, secondsLeft: null };
}

function shareOf(session: Session | null): number | null {
  if (session === null || session.total === null) return null;
  return session.total === 0 ? 1 : countedItems(session.counts) / session.total;
}

function isOver({ status, total, counts }: Session): boolean {
  return status === 'complete' || status === 'forced' || (total !== null && countedItems(counts) >= total);
}

/** A run whose pack looks for doubles has a session before the one that writes, under another id than the run. */
function isLook({ sessionId }: Upload, session: Session): boolean {
  return sessionId !== null && session.id !== sessionId && !isLeadsSession(session);
}
