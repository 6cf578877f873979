import { sessionDeps } from '../../../core/pipeline/world/sessionDeps.ts';
import type { StandardJobId } from '../../../core/model/standardising.ts';
import { findStuck } from '../../../core/session/findStuck.ts';
import { composeCloud } from '../functions/compose.ts';
import { composeStandardStore } from '../functions/composeStandards.ts';
import { readEnvironment } from '../functions/environment.ts';

const environment = readEnvironment();
const world = composeCloud(environment);
const standards = composeStandardStore(environment, world.objects);

/** Looks after sessions that do not go on; called each minute. */
export async function handler(): Promise<void> {
  const { completed, reminded, alerted, failed } = await findStuck({
    ...sessionDeps(world),
    // One without a job was never begun.
    isResting: async (id) => (await standards.get(id as string as StandardJobId))?.state !== 'running',
  });
  if (completed + reminded + alerted + failed > 0)
    world.log.info('sessions.stuck', { completed, reminded, alerted, failed });
}
