import { randomBytes } from 'node:crypto';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { leadSecret } from '../../../core/pipeline/world/leadSecret.ts';
import type { PipelineBase } from '../../../core/pipeline/world/pipelineWorld.ts';
import type { StandardApiWorld } from '../../../core/pipeline/api/standardApi.ts';
import type { StandardWorld } from '../../../core/pipeline/work/standardWork.ts';
import { createLlmCalls } from '../../../core/service/llm/llmCalls.ts';
import type { StandardFrame } from '../../../core/ports/standardKeeper.ts';
import type { StandardStore } from '../../../core/ports/standardStore.ts';
import { dynamoClient } from '../clients.ts';
import { dynamoStandardStore } from '../stores/dynamoStandardStore.ts';
import { composeBedrock } from './composeModel.ts';
import type { CloudEnvironment } from './environment.ts';
import { ownCredentials } from './ownCredentials.ts';

/** What is kept of standardising. */
export function composeStandardStore(
  { region, standardsTable: table, sessionsTable }: CloudEnvironment,
  objects: PipelineBase['objects'],
): StandardStore {
  const client = dynamoClient({ region, credentials: () => Promise.resolve(ownCredentials()) });
  const secret = (): Promise<Uint8Array> => leadSecret(objects, randomBytes);
  return dynamoStandardStore({ client, region, table, sessionsTable, secret });
}

/** What the function works with that asks the model about batches. It sees no lead, only the values of the batch. */
export function composeStandardWork(environment: CloudEnvironment, base: PipelineBase): StandardWorld {
  const { asking, llm } = composeAsking(environment, base);
  const frame = async (packId: StandardFrame['packId']): Promise<StandardFrame> => {
    const schema = builtInPacks.find(({ id }) => id === packId);
    return { packId, title: schema?.title ?? packId, schema, isUsed: () => true };
  };
  return {
    ...asking,
    settings: { get: () => Promise.resolve({ llm, approver: '' }) },
    keeper: { frame },
    chance: base.chance,
    after: (ms) => AbortSignal.timeout(ms),
  };
}

/** The same for the HTTP API, which sends nothing to the model itself. */
export function composeAsking(
  environment: CloudEnvironment,
  base: PipelineBase,
): Pick<StandardApiWorld, 'asking' | 'llm'> {
  const { deps, client, settings } = composeBedrock(environment, base, builtInPacks);
  const standards = composeStandardStore(environment, base.objects);
  const secrets = { get: () => Promise.resolve(undefined), fromEnvironment: () => undefined };
  return {
    asking: { deps: { ...deps, standards, llm: { client, secrets } }, calls: createLlmCalls(deps) },
    llm: settings,
  };
}
