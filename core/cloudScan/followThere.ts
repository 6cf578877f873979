import { AppError } from '../model/errors.ts';
import { cloudScanOptions } from '../model/options/cloudScanOptions.ts';
import type { SessionId } from '../model/session.ts';
import type { CloudScans, ScanTalk } from '../ports/cloudScans.ts';
import type { CloudControl, ScanDeps } from '../scanning/scanDeps.ts';
import type { AskCloud } from './askCloud.ts';
import type { EndRequest } from './endRequest.ts';
import type { Hearing } from './hearing.ts';
import type { Results } from './takeResults.ts';

/** A connection over which the scan is told of. */
export interface Line {
  readonly talk: ScanTalk;
  readonly heard: Hearing;
}

export interface Following {
  readonly sessionId: SessionId;
  readonly cloud: CloudScans;
  readonly ask: AskCloud;
  readonly control: CloudControl;
  readonly results: Results;
  readonly request: EndRequest;
  readonly open: () => Promise<Line>;
}

/**
 * Hears of a scan until it has ended there, and takes over what was counted meanwhile. A connection that ends is opened
 * again; whatever was told meanwhile is asked for.
 *
 * @param first the connection that it was begun over; absent: it is come back to
 * @returns the link to its workbook
 * @throws {AppError} `WORK_GIVEN_UP` where it failed there, `NOT_FOUND` where it is not there (any more); `CANCELLED`
 */
export async function followThere(
  deps: Pick<ScanDeps, 'clock' | 'wait'>,
  following: Following,
  first: Line | undefined,
): Promise<{ readonly workbook: string }> {
  const { control, request, results, open, sessionId } = following;
  for (let line = first; ; line = undefined) {
    const present = line ?? (await open());
    if (line === undefined) comeBack(present.talk, sessionId);
    request.connected(present.talk, sessionId);
    try {
      const end = await listen(deps, following, present);
      if (end !== undefined) return end;
    } finally {
      request.parted();
      present.talk.close();
    }
    if (control.signal.aborted) throw new AppError('CANCELLED', 'The scan is not followed any more.');
    await deps.wait(cloudScanOptions.reopenMs, control.signal);
    await results.all();
  }
}

/** @returns `undefined` where the connection has ended before the scan */
async function listen(
  { clock }: Pick<ScanDeps, 'clock'>,
  { sessionId, cloud, ask, control, results, request }: Following,
  { talk, heard }: Line,
): Promise<{ readonly workbook: string } | undefined> {
  const look = { nextMs: 0, isUnderWay: false, failed: undefined as { readonly error: unknown } | undefined };
  const lookSoon = (): void => {
    if (look.isUnderWay || clock.now() < look.nextMs) return;
    look.isUnderWay = true;
    const beganMs = clock.now();
    const rest = (): void => {
      const { lookMs, lookTimes } = cloudScanOptions;
      look.nextMs = clock.now() + Math.max(lookMs, lookTimes * (clock.now() - beganMs));
      look.isUnderWay = false;
    };
    results
      .all()
      .catch((error: unknown) => {
        // Met by the loop below.
        look.failed = { error };
        talk.close();
      })
      .finally(rest);
  };
  for (;;) {
    const word = await heard.next(cloudScanOptions.quietMs);
    if (look.failed !== undefined) throw look.failed.error;
    if (word === 'ended' || control.signal.aborted) return undefined;
    if (word === 'quiet') {
      comeBack(talk, sessionId);
      continue;
    }
    switch (word.type) {
      case 'MATCH_FOUND':
        results.some(word.data.file_name);
        break;
      case 'PROGRESS':
        lookSoon();
        break;
      case 'END_TAKEN':
        request.taken();
        break;
      case 'COMPLETE':
        return { workbook: word.download_url };
      case 'ERROR': {
        if (request.refused(word.message)) break;
        const there = await ask(() => cloud.results.get(sessionId));
        if (there?.state === 'failed')
          throw new AppError('WORK_GIVEN_UP', there.failure ?? word.message, {
            remedy: 'Start the scan again.',
          });
        if (there === undefined)
          throw new AppError('NOT_FOUND', 'The pipeline does not know this scan.', {
            remedy:
              'Check account, prefix and environment under Settings, AWS; else stop it and start a new one.',
          });
        // Of its own trouble it says no more; the state is asked for again when it has been quiet.
        break;
      }
      case 'STARTED':
      case 'MATCHES_END':
        break;
    }
  }
}

function comeBack(talk: ScanTalk, session_id: SessionId): void {
  talk.say({ action: 'resume_scan', session_id, matches: false });
}
