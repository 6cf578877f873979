import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../../../core/model/errors.ts';
import { asScanId, type Scan, type ScanId, type ScanPlace } from '../../../../core/model/scanRun.ts';
import type { LocalWorld } from '../../compose.ts';
import { writeError } from '../../files/fileErrors.ts';
import { codesOf } from './codesOf.ts';
import { exitCodeOf, type Session } from '../session/commandSession.ts';
import { openWorld } from '../session/openWorld.ts';
import { leftCodesText } from './leftCodesText.ts';
import { beginReading } from './readScanned.ts';
import type { ScanCommandOrder } from '../orders/scanOrder.ts';
import { printMatches, printUnread, progressText, scanText } from './scanText.ts';
import { printable } from '../session/textTable.ts';

/**
 * Searches a folder for codes, or goes on with a scan that was paused. Ctrl-C pauses it, and says how to go on.
 *
 * @returns the exit code: 0 where every document is counted, 1 where the scan was paused or stopped
 * @throws {AppError} `USAGE`, and why nothing can be searched
 */
export async function scanCommand(order: ScanCommandOrder, session: Session): Promise<number> {
  const { out } = order;
  if (out !== undefined && existsSync(out))
    throw new AppError('USAGE', `${out} is there already.`, { remedy: 'Name another file with --out.' });
  const world = await openWorld(session, { guest: true, reaches: 'pipelines' });
  world.engine.warm();
  try {
    const scanId = await begin(order, session, world);
    const searched = await follow(scanId, session, world);
    const scan = (await beginReading(order, searched, { session, world }))
      ? await follow(scanId, session, world)
      : searched;
    if (scan.state === 'paused') {
      const { documents } = scan.counts;
      const of = scan.total === null ? '' : ` of ${scan.total}`;
      const why =
        scan.error === null ? '' : `${printable(scan.error.message)} ${printable(scan.error.remedy)} `;
      const isThere = scan.cloud !== undefined && scan.cloud.sessionId !== null;
      session.terminal.say(
        isThere
          ? `${why}It goes on on AWS. Come back to it with: mapwright scan --resume ${scanId}`
          : `${why}Paused after ${documents}${of} documents. Go on with: mapwright scan --resume ${scanId}`,
      );
      return scan.error === null ? 1 : exitCodeOf(AppError.fromView(scan.error));
    }
    if (scan.state === 'failed') throw failureOf(scan);
    await printMatches(order, { scan, terminal: session.terminal, scans: world.service.scans });
    if (!order.json) {
      await printUnread(scan, { terminal: session.terminal, scans: world.service.scans });
      await session.terminal.print(`${scanText(scan)}\n`);
    }
    if (out !== undefined) await copyReport(scanId, out, world);
    return scan.state === 'done' ? 0 : 1;
  } finally {
    await world.close();
  }
}

function failureOf({ error }: Scan): AppError {
  return error === null ? new AppError('NOT_FOUND', 'The scan failed.') : AppError.fromView(error);
}

async function begin(order: ScanCommandOrder, session: Session, world: LocalWorld): Promise<ScanId> {
  const { scans } = world.service;
  if (order.action === 'resume') {
    const scanId = asScanId(order.scan);
    const { state } = await scans.get({ scanId });
    // One that has ended is only shown.
    if (state !== 'done' && state !== 'stopped') await scans.resume({ scanId });
    return scanId;
  }
  const { codes, from } = await codesOf(order.codes, world);
  const options = { anyCase: !order.matchCase, anySeparator: !order.matchSeparators };
  const list = await scans.checkCodes({ codes, options });
  for (const line of leftCodesText(list, from)) session.terminal.say(line);
  const place = await placeOf(order, world);
  const { scanId } = await scans.start({
    codes,
    options,
    place,
    textract: false,
    site: order.onAws ? 'aws' : 'here',
  });
  return scanId;
}

/** Where `--in` says: a folder of this machine, a prefix in a bucket, or a folder of Google Drive. */
async function placeOf(
  { folder, withSubfolders }: Extract<ScanCommandOrder, { readonly action: 'start' }>,
  { service }: LocalWorld,
): Promise<ScanPlace> {
  const [, kind, at] = /^(s3:\/\/|drive:)(.*)$/su.exec(folder) ?? [];
  if (kind === undefined || at === undefined)
    return { kind: 'folder', path: resolve(folder), withSubfolders };
  if (!withSubfolders)
    throw new AppError('USAGE', '--no-subfolders is for folders of this machine.', {
      remedy: 'Leave it out: S3 and Google Drive are searched with all that lies below.',
    });
  // Without a bucket it is that of the account's pipeline.
  if (kind === 's3://') return { kind: 's3', prefix: at === '' ? '' : folder };
  const { path, name, canScan } = await service.scans.browse({ where: 'drive', path: at });
  if (at === '' || !canScan)
    throw new AppError('USAGE', '--in drive: needs the id or the address of a folder.', {
      remedy: 'Open the folder in Google Drive and copy its address.',
    });
  return { kind: 'drive', folderId: path, folderName: name };
}

/** Shows how far the scan is until it rests or has ended. */
async function follow(scanId: ScanId, session: Session, world: LocalWorld): Promise<Scan> {
  const { scans } = world.service;
  const leaving = new AbortController();
  const stop = (): void => void scans.pause({ scanId });
  session.signal.addEventListener('abort', stop, { once: true });
  if (session.signal.aborted) stop();
  const watching = (async () => {
    for await (const all of scans.watch(undefined, leaving.signal)) {
      const scan = all.find(({ id }) => id === scanId);
      if (scan !== undefined) session.terminal.status(progressText(scan));
    }
  })();
  try {
    return await scans.finished({ scanId });
  } finally {
    session.signal.removeEventListener('abort', stop);
    leaving.abort();
    await watching;
    session.terminal.clearProgress();
  }
}

async function copyReport(scanId: ScanId, out: string, { service, scans }: LocalWorld): Promise<void> {
  await service.scans.report({ scanId });
  const { path } = await scans.findReport(scanId);
  const part = join(dirname(out), `.${basename(out)}.part`);
  try {
    await copyFile(path, part);
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw writeError(error);
  }
}
