import { deskWays, guestWays, scanWays } from '../../../desk/deskWays.ts';
import { forkChild } from '../../engine/engineChild.ts';
import { composeLocal, type LocalSettings, type LocalWorld } from '../../compose.ts';
import { approverName } from '../../approverName.ts';
import { hostLog } from '../../hostLog.ts';
import type { Session } from './commandSession.ts';

type WorldUse =
  | {
      readonly guest: true;
      /** Pipelines, too; they are asked, and none is worked off here. */
      readonly reaches?: 'pipelines';
    }
  | { readonly guest: false; readonly note: string };

/** The world over the app's data folder: as a guest beside the app, or as the app itself, which is served to a browser. */
export function openWorld(session: Session, use: WorldUse): Promise<LocalWorld> {
  return composeLocal({
    samplesDir: session.samplesFolder,
    ...session.entries,
    kind: 'web',
    appVersion: session.appVersion,
    guest: use.guest,
    ...waysOf(use),
    note: use.guest ? '' : use.note,
    approver: approverName(),
    log: hostLog(),
  });
}

function waysOf(use: WorldUse): Partial<Pick<LocalSettings, 'links' | 'remote' | 'pageReader'>> {
  if (!use.guest) return deskWays(forkChild);
  return use.reaches === 'pipelines' ? guestWays() : scanWays();
}
