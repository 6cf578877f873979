import type { SessionDeps } from '../../session/sessionDeps.ts';
import type { PipelineBase } from './pipelineWorld.ts';

/** What the protocol of sessions needs, out of the world of the pipeline. */
export function sessionDeps({
  sessions,
  queues,
  clock,
  ids,
  digest,
  log,
  chance,
}: Pick<PipelineBase, 'sessions' | 'queues' | 'clock' | 'ids' | 'digest' | 'log' | 'chance'>): SessionDeps {
  return { store: sessions, queues, clock, ids, digest, log, chance };
}
