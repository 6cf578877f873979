import { deskWays, scanWays } from '../../desk/deskWays.ts';
import { forkChild } from '../engine/engineChild.ts';
import { composeLocal, type LocalWorld } from '../compose.ts';
import { approverName } from '../approverName.ts';
import { hostLog } from '../hostLog.ts';
import type { Session } from './commandSession.ts';

/** The world over the app's data folder: as a guest beside the app, or as the app itself, which is served to a browser. */
export function openWorld(
  session: Session,
  use: { readonly guest: true } | { readonly guest: false; readonly note: string },
): Promise<LocalWorld> {
  return composeLocal({
    samplesDir: session.samplesFolder,
    ...session.entries,
    kind: 'web',
    appVersion: session.appVersion,
    guest: use.guest,
    ...(use.guest ? scanWays() : deskWays(forkChild)),
    note: use.guest ? '' : use.note,
    approver: approverName(),
    log: hostLog(),
  });
}
