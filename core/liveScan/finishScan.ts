import { AppError, invariant } from '../model/errors.ts';
import type { LiveScan, LiveScanFile } from '../model/liveScan.ts';
import { liveScanOptions } from '../model/options/liveScanOptions.ts';
import { sessionOptions } from '../model/options/sessionOptions.ts';
import type { Session, SessionId } from '../model/session.ts';
import { timeOf } from '../session/sessionDeps.ts';
import { secondsUntil } from '../session/backOff.ts';
import type { MessageEnd } from '../session/workItem.ts';
import { completeWord } from './completeWord.ts';
import { readDocumentMessage } from './documentMessage.ts';
import { readTargetCodes } from './codesOfScan.ts';
import { itemsOfScan, uncounted } from './itemsOfScan.ts';
import { liveScanPlaces, workbookKey } from './scanPlaces.ts';
import type { ScanStepsWorld } from './scanWorld.ts';
import { scanWorkbook } from './scanWorkbook.ts';
import { unreadableFile } from './searchMessage.ts';
import { tellProgress, tellWord } from './tellScan.ts';

/**
 * Ends a scan of which every document is counted: writes its workbook where there is none, and tells `COMPLETE`. The messages of
 * the last document and of the outbox both ask for it, so one at a time has the turn; whoever comes later finds it done.
 * Where a process dies behind the telling and before it has noted that, it is told again; never is it not told.
 */
export async function finishScan(world: ScanStepsWorld, sessionId: SessionId): Promise<MessageEnd> {
  const session = await world.sessions.get(sessionId);
  if (session?.status !== 'complete' && session?.status !== 'forced') return { kind: 'remove' };
  const nowMs = world.clock.now();
  const until = new Date(nowMs + liveScanOptions.finishMs).toISOString();
  const turn = await world.scans.takeEnd(sessionId, { now: timeOf(world), until });
  if (turn === 'done') return { kind: 'remove' };
  if (turn === 'busy') return { kind: 'again', afterSeconds: secondsUntil(until, nowMs, world.chance()) };
  try {
    await endScan(world, session);
  } catch (error) {
    await world.scans.leaveEnd(sessionId);
    throw error;
  }
  return { kind: 'remove' };
}

async function endScan(world: ScanStepsWorld, { id: sessionId, forced }: Session): Promise<void> {
  await countGivenUp(world, sessionId);
  // From here on nothing is counted, so that workbook and words tell of the same documents, however often they are made.
  if (forced !== null) await world.scans.close(sessionId, forced);
  const scan = await world.scans.get(sessionId);
  invariant(scan !== undefined, 'a scan whose turn was taken is there');
  const totalMatches = await ownWorkbook(world, scan);
  await tellProgress(world, scan);
  await tellWord(world, scan.connectionId, await completeWord(world, { ...scan, totalMatches }));
  await world.scans.end(sessionId, { state: 'complete', totalMatches });
  world.log.info('scan.ended', { sessionId, processed: scan.processedCount, matches: totalMatches });
}

/**
 * Documents that the session counted though nobody could search them have no result yet; they are unreadable ones. Those
 * that it skipped, as it was ended by force, are not counted.
 */
async function countGivenUp(world: ScanStepsWorld, sessionId: SessionId): Promise<void> {
  const scan = await world.scans.get(sessionId);
  if (scan === undefined || scan.processedCount >= scan.totalFiles) return;
  const error = new AppError('WORK_GIVEN_UP', 'Reading the document was begun too often and never ended.', {
    remedy: 'Open it in a program of its kind and save it anew, then scan it again.',
  });
  for await (const { state, work } of itemsOfScan(world, sessionId)) {
    const message = state === 'done' || state === 'skipped' ? undefined : readDocumentMessage(work);
    if (message !== undefined)
      await world.scans.count(sessionId, unreadableFile(world, message, { sizeBytes: 0, error }));
  }
}

/** @returns how many codes were found in all documents together */
async function ownWorkbook(world: ScanStepsWorld, scan: LiveScan): Promise<number> {
  const { sessionId } = scan;
  const files = await allFiles(world, sessionId);
  const key = workbookKey(sessionId);
  if ((await world.objects.facts({ key })) === undefined) {
    const codes = await readTargetCodes(world.objects, await codesOf(world, scan));
    const missing = scan.ended === null ? [] : await uncounted(world, sessionId, files);
    await scanWorkbook(world, { scan, files, missing, codes, key });
  }
  return files.reduce((sum, { foundCount }) => sum + foundCount, 0);
}

/** As the documents were searched for them: what lies in the bucket for anybody to write may have changed since. */
async function codesOf(
  { objects }: ScanStepsWorld,
  { sessionId, targetHoleCodes }: LiveScan,
): Promise<LiveScan['targetHoleCodes']> {
  if (!('s3_key' in targetHoleCodes)) return targetHoleCodes;
  const { codes } = liveScanPlaces(sessionId);
  return (await objects.facts({ key: codes })) === undefined ? targetHoleCodes : { s3_key: codes };
}

async function allFiles({ scans }: ScanStepsWorld, sessionId: SessionId): Promise<readonly LiveScanFile[]> {
  const files: LiveScanFile[] = [];
  for (let after: string | undefined; ; ) {
    const page = await scans.files(sessionId, {
      limit: sessionOptions.pageItems,
      ...(after === undefined ? {} : { after }),
    });
    files.push(...page);
    after = page.at(-1)?.name;
    if (after === undefined) return files.sort((a, b) => a.place - b.place);
  }
}
