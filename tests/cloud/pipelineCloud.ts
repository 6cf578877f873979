import {
  type Behaviour,
  openModelServer,
  type ModelServer,
  type SeenRequest,
} from '../infra/local/llm/modelServer.ts';
import { bedrockWire } from '../infra/local/llm/wireAnswers.ts';
import type { ServiceCall } from './levers/levers.ts';
import { pipelineAssembly } from './pipelineAssembly.ts';
import { openPipelineDesk, type PipelineDesk } from './pipelineDesk.ts';
import { type Cloud, startCloud } from './startCloud.ts';

/** The product's own stacks on the stand-in cloud, with all that was said in it. */
export interface PipelineCloud {
  readonly cloud: Cloud;
  readonly desk: PipelineDesk;
  /** Stands for Bedrock, and says of every column that no field is right. */
  readonly model: ModelServer;
  /** The same, for whoever has it say something else for a while. */
  readonly columnsOnly: (request: SeenRequest) => Behaviour;
  /** What it says to whoever has no right to ask. */
  readonly refusal: (request: SeenRequest) => Behaviour | undefined;
  /** Lines that functions printed, behind the function's name. */
  readonly lines: readonly string[];
  /** Calls of DynamoDB, SQS and SNS, whoever made them. */
  readonly calls: readonly ServiceCall[];
  close(): Promise<void>;
}

/** The model that the stacks are set up with. */
const cloudModel = {
  id: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
  regions: ['eu-central-1', 'eu-west-1'],
  values: 'all' as const,
  usdPerMillionIn: 1,
  usdPerMillionOut: 2,
};

/** What a question asks IAM for: the profile that is called, and the model wherever the profile may send it on to. */
const modelRequests = [
  `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${cloudModel.id}`,
  ...cloudModel.regions.map(
    (region) => `arn:aws:bedrock:${region}::foundation-model/${cloudModel.id.replace(/^eu\./, '')}`,
  ),
].map((resource) => ({ action: 'bedrock:InvokeModel', resource }));

/** Bundles, synthesizes and brings it up; times of hours are seconds. */
export async function openPipelineCloud(folder: string): Promise<PipelineCloud> {
  const lines: string[] = [];
  const calls: ServiceCall[] = [];
  const model = await openModelServer();
  let cloud: Cloud | undefined;
  const refusal = ({ headers: { authorization } }: SeenRequest): Behaviour | undefined =>
    cloud?.parts.rights.refusalOf(authorization, () => modelRequests) === undefined
      ? undefined
      : bedrockWire.fails(403, 'AccessDeniedException');
  const columnsOnly = (request: SeenRequest): Behaviour => {
    const refused = refusal(request);
    if (refused !== undefined) return refused;
    const { columns } = bedrockWire.dataOf(request);
    const mappings = columns.map(({ id }) => ({ column: id, field: 'none', reason: 'Nothing fits.' }));
    return bedrockWire.says(JSON.stringify({ mappings }));
  };
  model.play(columnsOnly);
  const started = (cloud = await startCloud({
    assembly: await pipelineAssembly(folder, { model: cloudModel }),
    folder,
    endpoints: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: model.url },
    tune: {
      visibilitySeconds: (name) => (/-queue(?:-scan)?-dev$/.test(name) ? 5 : 60),
      mostHoldSeconds: 1,
      retryMs: [50, 50],
      timeoutSeconds: (name, seconds) => (name.includes('-part-') ? 4 : seconds),
      receives: (_, count) => Math.min(3, count),
    },
    onLine: (name, line) => void lines.push(`${name} ${line}`),
  }));
  started.levers.listen = (call) => void calls.push(call);
  const desk = await openPipelineDesk(started);
  return {
    cloud: started,
    desk,
    model,
    columnsOnly,
    refusal,
    lines,
    calls,
    async close() {
      desk.close();
      await started.close();
      await model.close();
    },
  };
}
