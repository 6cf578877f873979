import { asSessionId } from '../../model/session.ts';
import type { StandardJobId } from '../../model/standardising.ts';
import type { StandardApi } from '../../ports/standardApi.ts';
import { createStandardApi } from '../../service/standardise/standardApi.ts';
import type { StandardAsking } from '../../service/standardise/standardDeps.ts';
import { remind } from '../../session/remind.ts';
import { type LeadKeeperWorld, leadKeeper } from '../leads/leadKeeper.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { sessionDeps } from '../world/sessionDeps.ts';

/** What standardising leads is asked over, where messages have the batches worked off. */
export interface StandardApiWorld extends LeadKeeperWorld {
  readonly asking: Omit<StandardAsking, 'settings' | 'keeper'>;
  readonly llm: Awaited<ReturnType<StandardAsking['settings']['get']>>['llm'];
  readonly base: PipelineBase;
}

/** Standardising in the name of whoever asks; made for one request. */
export function pipelineStandards(world: StandardApiWorld, approver: string): StandardApi {
  const { asking, llm, base } = world;
  const parts = {
    ...asking,
    settings: { get: () => Promise.resolve({ llm, approver }) },
    keeper: leadKeeper(world),
  };
  return createStandardApi(parts, {
    worker: {
      start: (id) => callToMind(base, id),
      // Who is at work gives its batch back, and its message comes again.
      settled: () => Promise.resolve(),
    },
    // Who watches asks for the state.
    told: { records: () => undefined, decided: () => Promise.resolve() },
  });
}

async function callToMind(base: PipelineBase, id: StandardJobId): Promise<void> {
  const session = await base.sessions.get(asSessionId(id));
  if (session?.status === 'sealed') await remind(sessionDeps(base), session);
}
