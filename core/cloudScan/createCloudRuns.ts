import { AppError } from '../model/errors.ts';
import { scanOptions } from '../model/options/scanOptions.ts';
import { sessionOptions } from '../model/options/sessionOptions.ts';
import type { ScanId } from '../model/scanRun.ts';
import { asSessionId } from '../model/session.ts';
import type { CloudScans } from '../ports/cloudScans.ts';
import type { ScanRecord } from '../ports/scans.ts';
import { patience } from '../scanning/patience.ts';
import { type CloudRuns, type ScanDeps, timeOf } from '../scanning/scanDeps.ts';
import { askCloud } from './askCloud.ts';
import { beginThere, writeRequest } from './beginThere.ts';
import { type EndRequest, endRequest } from './endRequest.ts';
import { type Following, followThere, type Line } from './followThere.ts';
import { hearing } from './hearing.ts';
import { type HeldDocuments, holdDocuments } from './holdDocuments.ts';
import { sendDocuments } from './sendDocuments.ts';
import { takeResults } from './takeResults.ts';

/** The way to the scans of the pipeline that the settings name; `close` when nothing more is asked. */
export interface OpenCloud {
  /** Prefix and environment. */
  readonly pipeline: string;
  readonly scans: CloudScans;
  close(): Promise<void>;
}

export interface CloudRunDeps extends Pick<ScanDeps, 'scans' | 'clock' | 'ids' | 'log' | 'wait'> {
  /** @throws {AppError} `USAGE` where no pipeline on AWS is set up, `NOT_FOUND` where it has no scans; why it cannot be reached */
  readonly open: () => Promise<OpenCloud>;
}

/** Scans that the pipeline of the settings works off, followed over its WebSocket API. */
export function createCloudRuns(deps: CloudRunDeps): CloudRuns {
  const { scans, wait } = deps;
  const requests = new Map<ScanId, EndRequest>();

  return {
    async check({ codes, place, textract }) {
      if (place.kind === 'drive')
        throw new AppError('USAGE', 'A Google Drive folder cannot be scanned on AWS.', {
          remedy: 'Scan it on this machine, or copy its documents into S3 or a folder.',
        });
      if (textract)
        throw new AppError('USAGE', 'The pipeline does not send scanned pages to Amazon Textract.', {
          remedy: 'Switch that off, or scan on this machine.',
        });
      const isMixed = codes.some(({ isPattern }) => isPattern);
      if (isMixed && codes.some(({ text, isPattern }) => !isPattern && /^\/.+\/$/su.test(text)))
        throw new AppError('USAGE', 'On AWS a code between slashes is a pattern where there are patterns.', {
          remedy: 'Take out the code with the slashes, or scan on this machine.',
        });
      const mostMs = scanOptions.remote.personWaitsMs;
      const signal = new AbortController().signal;
      const ask = askCloud(patience({ wait, random: Math.random }, { signal, mostMs }));
      const cloud = await ask(() => deps.open());
      await cloud.close();
      return { pipeline: cloud.pipeline, sessionId: null };
    },
    async run(scan, control) {
      const request = endRequest(deps);
      requests.set(scan.id, request);
      const ask = askCloud(patience({ wait, random: Math.random }, control));
      try {
        const cloud = await ask(() => deps.open());
        try {
          refuseOther(scan, cloud.pipeline);
          const end = await work(scan, { cloud: cloud.scans, ask, control, request });
          request.over();
          return end;
        } finally {
          await scans.store().releaseAll(scan.id);
          await cloud.close();
        }
      } catch (error) {
        const why = error instanceof AppError ? error : undefined;
        request.over(why ?? new AppError('NOT_READY', 'The scan is not followed any more.'));
        throw error;
      } finally {
        requests.delete(scan.id);
      }
    },
    async end(id, given) {
      const reason = given.trim();
      if (reason.length < sessionOptions.reasonCharacters)
        throw new AppError('REASON_MISSING', 'Ending a scan on AWS needs a reason.', {
          remedy: `Say in ${sessionOptions.reasonCharacters} characters or more why; it stays with the scan.`,
        });
      await requests.get(id)?.ask(reason);
    },
  };

  async function work(
    scan: ScanRecord,
    there: Pick<Following, 'cloud' | 'ask' | 'control' | 'request'>,
  ): Promise<'done' | 'stopped'> {
    const { cloud, ask, control } = there;
    const { id, by } = scan;
    const store = scans.store();
    const held = await holdDocuments(deps, scan);
    const open = (): Promise<Line> =>
      ask(async () => {
        const talk = await cloud.talk(by, control.signal);
        return { talk, heard: hearing(talk, wait) };
      });
    let sessionId = scan.cloud?.sessionId ?? null;
    let first: Line | undefined;
    if (sessionId === null) {
      const keys = await sendDocuments(deps, scan, { held, cloud, ask, control });
      if (held.size === 0) return finish(scan, held, false);
      const codes = await store.searchedCodes(id);
      const request = await writeRequest(scan, { codes, keys, cloud, ask });
      [first, sessionId] = await ask(async () => {
        const line = await open();
        try {
          return [line, await beginThere(line.talk, line.heard, request)];
        } catch (error) {
          line.talk.close();
          throw error;
        }
      });
      await store.setCloud(id, { pipeline: scan.cloud?.pipeline ?? '', sessionId });
      await control.onCounted();
    }
    const results = takeResults(deps, { ...there, id, sessionId, held });
    const { workbook } = await followThere(deps, { ...there, sessionId, results, open }, first);
    await results.all();
    const session = sessionId;
    const ended = await ask(() => cloud.results.get(session));
    await keepWorkbook(scan, workbook, cloud);
    return finish(scan, held, ended?.ended ?? false);
  }

  /** Where it cannot be got, the same workbook is written here. */
  async function keepWorkbook({ id }: ScanRecord, url: string, cloud: CloudScans): Promise<void> {
    try {
      const bytes = await scans.reports.write(id, (sink) => cloud.download(url, sink));
      await scans.store().setReport(id, bytes);
    } catch (error) {
      deps.log.error('scan.noWorkbook', { scanId: id, code: error instanceof AppError ? error.code : 'BUG' });
    }
  }

  /** @param ended who ended it there, with which documents that are held are not searched */
  async function finish(
    { id }: ScanRecord,
    held: HeldDocuments,
    ended: { readonly by: string; readonly reason: string } | false,
  ): Promise<'done' | 'stopped'> {
    const store = scans.store();
    const at = timeOf(deps);
    const sessionId = asSessionId(id);
    if (ended !== false && held.size > 0) {
      await store.sessions.force(sessionId, { by: ended.by, reason: ended.reason, at });
      return 'stopped';
    }
    const error = new AppError('WORK_GIVEN_UP', 'AWS has not said what came of this document.', {
      remedy: 'Scan it again.',
    }).toView();
    const ends = [...held.values()].map((taken) => ({ taken, end: { error } }));
    if (ends.length > 0) await store.commit(id, ends, at);
    await store.sessions.complete(sessionId, at);
    return 'done';
  }
}

function refuseOther({ cloud }: ScanRecord, pipeline: string): void {
  if (cloud === undefined || cloud.pipeline === pipeline) return;
  throw new AppError(
    'USAGE',
    `This scan is worked off in ${cloud.pipeline}; the settings name ${pipeline}.`,
    {
      remedy: 'Choose that pipeline under Settings, AWS, then resume the scan.',
    },
  );
}
