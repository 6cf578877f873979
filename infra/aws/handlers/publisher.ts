import { followEvent } from '../../../core/pipeline/work/followEvent.ts';
import { tellWorld } from '../../../core/pipeline/tell/tellWorld.ts';
import { publishOutbox } from '../../../core/session/publishOutbox.ts';
import { composeCloud } from '../functions/compose.ts';

const world = composeCloud();

/** Tells what has not been told yet, to the pipeline itself and to whoever subscribed; called each minute. */
export async function handler(): Promise<void> {
  const { sessions: store, clock, log } = world;
  const { told, failed } = await publishOutbox({ store, clock, log }, [
    (event) => followEvent(world, event),
    (event) => tellWorld(world, event),
  ]);
  if (told + failed > 0) log.info('events.told', { told, failed });
}
