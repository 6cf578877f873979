import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { llmDefaults } from '../../../core/model/llmDefaults.ts';
import type { LlmSettings } from '../../../core/model/llm.ts';
import { createModelAdvice } from '../../../core/pipeline/modelAdvice.ts';
import type { AnalyzeWorld, PipelineBase } from '../../../core/pipeline/pipelineWorld.ts';
import type { TargetSchema } from '../../../core/model/targetSchema.ts';
import { bedrockCaller } from '../../local/llm/bedrock.ts';
import { dynamoClient } from '../clients.ts';
import { dynamoLlmStores } from '../stores/dynamoLlmStores.ts';
import type { CloudEnvironment, CloudModel } from './environment.ts';
import { ownCredentials } from './ownCredentials.ts';

/** Seconds from sending to the whole answer, repetitions included; nobody waits, and the function has 15 minutes. */
const timeoutSeconds = 60;

/** Asks Bedrock about files that wait, in the name of the function's role; `undefined` where no model is set. */
export function composeModel(
  { region, schemasTable, model }: Pick<CloudEnvironment, 'region' | 'schemasTable' | 'model'>,
  base: Pick<PipelineBase, 'clock' | 'ids' | 'digest' | 'log' | 'objects'>,
  schemas: readonly TargetSchema[],
): AnalyzeWorld['advise'] {
  if (model === null) return undefined;
  const credentials = () => Promise.resolve(ownCredentials());
  const client = dynamoClient({ region, credentials });
  const { turns, ...llm } = dynamoLlmStores({ client, region, table: schemasTable, objects: base.objects });
  const key = randomBytes(32);
  return createModelAdvice({
    deps: {
      ...base,
      schemas,
      // Whoever has set the model has agreed; nobody is there to be asked.
      stores: { llm: { ...llm, consents: { get: () => Promise.resolve(undefined) } } },
    },
    client: { prepare: bedrockCaller(credentials), profiles: () => Promise.resolve([]) },
    turns,
    settings: settingsOf(model, region),
    sessionHash: (text) => createHmac('sha256', key).update(text, 'utf8').digest('hex'),
    pause: (ms) => wait(ms),
  });
}

/** Shapes only, ever: no setting of the pipeline lets a model see more. */
function settingsOf(model: CloudModel, region: string): LlmSettings {
  const { usdPerMillionIn = null, usdPerMillionOut = null, usdPerMonth = null } = model;
  return {
    ...llmDefaults,
    mode: 'auto',
    provider: 'bedrock',
    region,
    modelId: model.id,
    see: 'shapes',
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
