import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { llmDefaults } from '../../../core/model/llmDefaults.ts';
import type { LlmSettings } from '../../../core/model/llm.ts';
import { createModelAdvice, type ModelAdviceParts } from '../../../core/pipeline/reading/modelAdvice.ts';
import type { AnalyzeWorld, PipelineBase } from '../../../core/pipeline/world/pipelineWorld.ts';
import type { TargetSchema } from '../../../core/model/targetSchema.ts';
import { bedrockCaller } from '../../local/llm/bedrock.ts';
import { dynamoClient } from '../clients.ts';
import { dynamoLlmStores } from '../stores/dynamoLlmStores.ts';
import type { CloudEnvironment, CloudModel } from './environment.ts';
import { ownCredentials } from './ownCredentials.ts';

/** Seconds from sending to the whole answer, repetitions included; nobody waits, and the function has 15 minutes. */
const timeoutSeconds = 60;

type ModelEnvironment = Pick<CloudEnvironment, 'region' | 'schemasTable' | 'model'>;
type ModelBase = Pick<PipelineBase, 'clock' | 'ids' | 'digest' | 'log' | 'objects'>;

/** Asks Bedrock about files that wait, in the name of the function's role; `undefined` where no model is set. */
export function composeModel(
  environment: ModelEnvironment,
  base: ModelBase,
  schemas: readonly TargetSchema[],
): AnalyzeWorld['advise'] {
  if (environment.model === null) return undefined;
  const key = randomBytes(32);
  return createModelAdvice({
    ...composeBedrock(environment, base, schemas),
    sessionHash: (text) => createHmac('sha256', key).update(text, 'utf8').digest('hex'),
    pause: (ms) => wait(ms),
  });
}

/** Bedrock with what was asked of it, in the name of the function's role. Without a model, the settings say that it is off. */
export function composeBedrock(
  { region, schemasTable, model }: ModelEnvironment,
  base: ModelBase,
  schemas: readonly TargetSchema[],
): Pick<ModelAdviceParts, 'deps' | 'client' | 'turns' | 'settings'> {
  const credentials = () => Promise.resolve(ownCredentials());
  const client = dynamoClient({ region, credentials });
  const { turns, ...llm } = dynamoLlmStores({ client, region, table: schemasTable, objects: base.objects });
  return {
    deps: {
      ...base,
      schemas,
      // Whoever has set the model has agreed; nobody is there to be asked.
      stores: { llm: { ...llm, consents: { get: () => Promise.resolve(undefined) } } },
    },
    client: { prepare: bedrockCaller(credentials), profiles: () => Promise.resolve([]) },
    turns,
    settings: model === null ? { ...llmDefaults, mode: 'off' } : settingsOf(model, region),
  };
}

/** Of columns shapes only, ever; values of leads only where settings of their own say so. */
function settingsOf(model: CloudModel, region: string): LlmSettings {
  const { usdPerMillionIn = null, usdPerMillionOut = null, usdPerMonth = null } = model;
  return {
    ...llmDefaults,
    mode: 'auto',
    provider: 'bedrock',
    region,
    modelId: model.id,
    see: 'shapes',
    values: model.values,
    healthValues: model.healthValues,
    timeoutSeconds,
    fileTokenLimit: Math.min(model.tokensPerRun ?? llmDefaults.fileTokenLimit, tokensFor(model)),
    monthlyTokenLimit: model.tokensPerMonth ?? llmDefaults.monthlyTokenLimit,
    monthlyCostLimit: usdPerMonth,
    pricePerMillionIn: usdPerMillionIn,
    pricePerMillionOut: usdPerMillionOut,
  };
}

/** Tokens that the limit of a run pays for, if each were of the dearer kind. */
function tokensFor({ usdPerRun, usdPerMillionIn = 0, usdPerMillionOut = 0 }: CloudModel): number {
  const dearer = Math.max(usdPerMillionIn, usdPerMillionOut);
  return usdPerRun === undefined || dearer === 0 ? Infinity : Math.floor((usdPerRun / dearer) * 1e6);
}
