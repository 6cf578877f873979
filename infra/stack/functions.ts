import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { concurrencyOf } from './concurrency.ts';
import { functionEnvironment } from './functionEnvironment.ts';
import type { FunctionName, FunctionPlan } from './functionPlans.ts';
import { functionNames, functionPlans, isCalledAside } from './functionPlans.ts';
import type { Surroundings } from './functionRole.ts';
import { makeFunctionRole } from './functionRole.ts';
import { nameOf } from './names.ts';

/** Folders of bundled handlers; a function without one is left out. */
export type Bundles = Readonly<Partial<Record<FunctionName, string>>>;
export type Functions = Readonly<Partial<Record<FunctionName, LambdaFunction>>>;

/** Times that a call nobody waits for is tried again before its event goes to the queue of lost events. */
const asynchronousRetries = 2;

/** The functions whose handlers are there and that the settings ask for, each with its own role and its own log. */
export function makeFunctions(
  scope: Construct,
  surroundings: Surroundings & { readonly bundles: Bundles; readonly socketEndpoint: string },
): Functions {
  const environment = functionEnvironment(surroundings);
  const made = functionNames.flatMap((name) => {
    const folder = surroundings.bundles[name];
    const { uses }: FunctionPlan = functionPlans[name];
    const isAskedFor = uses.warehouse === undefined || surroundings.settings.warehouse !== null;
    return folder === undefined || !isAskedFor
      ? []
      : [[name, makeFunction(scope, name, { folder, environment, surroundings })] as const];
  });
  return Object.fromEntries(made);
}

interface Making {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly surroundings: Surroundings;
}

function makeFunction(
  scope: Construct,
  name: FunctionName,
  { folder, environment, surroundings }: Making,
): LambdaFunction {
  const { settings, infrastructure, queues } = surroundings;
  const plan: FunctionPlan = functionPlans[name];
  const functionName = nameOf(settings, name);
  const logGroup = new LogGroup(scope, `${name}Log`, {
    logGroupName: `/aws/lambda/${functionName}`,
    retention: settings.logDays,
    encryptionKey: infrastructure.keys.data,
    removalPolicy: settings.removal === 'keep' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const reserved = concurrencyOf(name, settings.concurrency);
  return new LambdaFunction(scope, `${name}Function`, {
    functionName,
    description: plan.does,
    runtime: Runtime.NODEJS_24_X,
    architecture: architectureOf(folder, surroundings),
    handler: 'index.handler',
    code: Code.fromAsset(folder),
    timeout: Duration.seconds(plan.timeoutSeconds),
    memorySize: plan.memoryMb,
    environment: { ...environment },
    role: makeFunctionRole(scope, name, { plan, logs: logGroup, surroundings }),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    tracing: settings.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
    ...(reserved === null ? {} : { reservedConcurrentExecutions: reserved }),
    ...(isCalledAside(plan)
      ? { onFailure: new SqsDestination(queues.lost), retryAttempts: asynchronousRetries }
      : {}),
  });
}

/** A bundle with packages beside it has one that is native, which writes Parquet. */
function architectureOf(folder: string, { settings }: Surroundings): Architecture {
  const isNative = existsSync(join(folder, 'node_modules'));
  const name = isNative ? settings.nativeArchitecture : settings.architecture;
  return name === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64;
}
