import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { Gate } from '../lambda/gate.ts';
import { LambdaFunction, type LambdaWorld } from '../lambda/lambdaFunction.ts';
import type { LambdaSettings } from '../lambda/lambdaSettings.ts';
import type { Assembly } from '../template/assembly.ts';
import {
  type CloudParts,
  numberOf,
  ofType,
  plainFunctionArn,
  queueUrlOf,
  recordOf,
  textOf,
} from './cloudParts.ts';

export interface FunctionTuning {
  readonly timeoutSeconds: (functionName: string, seconds: number) => number;
  readonly memoryMb: (functionName: string, megabytes: number) => number;
  /** Handlers that run at one time. */
  readonly places: number;
  readonly retryMs: readonly number[];
  readonly access: Readonly<Record<string, string>>;
  readonly onLine: (name: string, line: string) => void;
}

/**
 * Makes the functions whose code is an asset of the assembly.
 * @returns Names of those without one: helpers of CDK, whose work the stand-in does itself
 */
export function makeFunctions(
  parts: CloudParts,
  assembly: Assembly,
  tuning: FunctionTuning,
): readonly string[] {
  const left: string[] = [];
  const world: LambdaWorld = {
    gate: new Gate(tuning.places),
    access: (name) => ({ ...tuning.access, ...parts.rights.credentialsOf(name) }),
    aheadMs: () => parts.clock.aheadMs,
    retryMs: tuning.retryMs,
    meddle: (name, event) => parts.levers.meddle?.(name, event),
    onLine: (name, line) => {
      if (writesLog.get(name) !== false) tuning.onLine(name, line);
    },
  };
  const writesLog = new Map<string, boolean>();
  for (const { properties, names, logicalId } of ofType(parts.resources, 'AWS::Lambda::Function')) {
    const folder = assembly.assets.get(textOf(recordOf(properties, 'Code'), 'S3Key') ?? '');
    if (folder === undefined || textOf(properties, 'Runtime')?.startsWith('nodejs') !== true) {
      left.push(logicalId);
      continue;
    }
    const variables = recordOf(recordOf(properties, 'Environment'), 'Variables');
    const reserved = properties['ReservedConcurrentExecutions'];
    const made = new LambdaFunction(
      {
        name: names.ref,
        arn: names.attributes['Arn'] ?? '',
        folder,
        handler: textOf(properties, 'Handler') ?? 'index.handler',
        timeoutSeconds: tuning.timeoutSeconds(names.ref, numberOf(properties, 'Timeout', 3)),
        memoryMb: tuning.memoryMb(names.ref, numberOf(properties, 'MemorySize', 128)),
        environment: Object.fromEntries(
          Object.entries(variables).map(([name, value]) => [name, localAddresses(String(value), parts)]),
        ),
        reservedConcurrency: reserved === undefined ? undefined : Number(reserved),
      },
      world,
    );
    parts.functions.set(made.settings.arn, made);
    writesLog.set(names.ref, mayLog(parts, made.settings, properties));
    parts.closers.push(() => made.close());
  }
  return left;
}

/** What the runtime does in the function's name: its log and, where they are asked for, traces. */
function mayLog(
  { rights }: CloudParts,
  { name, arn }: LambdaSettings,
  properties: Readonly<Record<string, unknown>>,
): boolean {
  const [, , , region = '', account = ''] = arn.split(':');
  const resource = `arn:aws:logs:${region}:${account}:log-group:/aws/lambda/${name}:log-stream:stand-in`;
  const traces = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];
  if (textOf(recordOf(properties, 'TracingConfig'), 'Mode') === 'Active')
    rights.demand(
      name,
      traces.map((action) => ({ action, resource: '*' })),
    );
  const actions = ['logs:CreateLogStream', 'logs:PutLogEvents'];
  return (
    rights.demand(
      name,
      actions.map((action) => ({ action, resource })),
    ) === undefined
  );
}

/** Puts the addresses of the stand-in's own APIs in place of those that AWS would give them. */
export function localAddresses(
  text: string,
  { sockets, httpApis, signInUrl }: Pick<CloudParts, 'sockets' | 'httpApis' | 'signInUrl'>,
): string {
  const signIn = /https:\/\/[a-z0-9-]+\.auth\.[a-z0-9-]+\.amazoncognito\.com/g;
  return text
    .replaceAll(signIn, signInUrl)
    .replace(
      /(https|wss):\/\/([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com/g,
      (whole, scheme: string, id: string) => {
        const endpoint = sockets.get(id)?.endpoint ?? httpApis.get(id)?.url;
        if (endpoint === undefined) return whole;
        return scheme === 'wss' ? endpoint.replace('http:', 'ws:') : endpoint;
      },
    );
}

/** Calls a function that nobody waits for; what fails to the last goes to the queue that is set for it. */
export async function callLater(
  parts: CloudParts,
  functionArn: string,
  call: { readonly event: unknown; readonly retries?: number; readonly lostArn?: string | undefined },
): Promise<void> {
  const called = parts.functions.get(plainFunctionArn(functionArn));
  if (called === undefined) return;
  const config = ofType(parts.resources, 'AWS::Lambda::EventInvokeConfig').find(
    ({ properties }) => properties['FunctionName'] === called.settings.name,
  );
  const retries = call.retries ?? numberOf(config?.properties ?? {}, 'MaximumRetryAttempts', 2);
  const failed = await called.invokeLater(call.event, retries);
  const onFailure = recordOf(recordOf(config?.properties ?? {}, 'DestinationConfig'), 'OnFailure');
  const ownLost = textOf(onFailure, 'Destination');
  const lostArn = call.lostArn ?? ownLost;
  if (failed?.kind !== 'error' || lostArn === undefined) return;
  // What a schedule gives up is sent by its own service, everything else in the function's name.
  const send = [{ action: 'sqs:SendMessage', resource: lostArn }];
  if (call.lostArn === undefined && parts.rights.demand(called.settings.name, send) !== undefined) return;
  const { errorType, errorMessage } = failed;
  const record = {
    version: '1.0',
    timestamp: new Date(parts.clock.now()).toISOString(),
    requestContext: {
      functionArn: `${called.settings.arn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: retries + 1,
    },
    requestPayload: call.event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType, errorMessage },
  };
  await parts.sqs.send(
    new SendMessageCommand({ QueueUrl: queueUrlOf(parts, lostArn), MessageBody: JSON.stringify(record) }),
  );
}
