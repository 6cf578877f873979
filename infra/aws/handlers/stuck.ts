import { sessionDeps } from '../../../core/pipeline/sessionDeps.ts';
import { findStuck } from '../../../core/session/findStuck.ts';
import { composeCloud } from '../functions/compose.ts';

const world = composeCloud();

/** Looks after sessions that do not go on; called each minute. */
export async function handler(): Promise<void> {
  const { completed, reminded, alerted, failed } = await findStuck(sessionDeps(world));
  if (completed + reminded + alerted + failed > 0)
    world.log.info('sessions.stuck', { completed, reminded, alerted, failed });
}
