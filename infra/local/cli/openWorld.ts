import { composeLocal, type LocalWorld } from '../compose.ts';
import { approverName } from '../approverName.ts';
import { hostLog } from '../hostLog.ts';
import type { Session } from './commandSession.ts';

/** The app's own world over its data folder, for commands that need what was approved before. */
export function openWorld(session: Session, note = ''): Promise<LocalWorld> {
  return composeLocal({
    samplesDir: session.samplesFolder,
    ...session.entries,
    kind: 'web',
    appVersion: session.appVersion,
    note,
    approver: approverName(),
    log: hostLog(),
  });
}
