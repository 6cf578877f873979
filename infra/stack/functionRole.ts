import { Aws } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionName, FunctionPlan } from './functionPlans.ts';
import type { Right, RightTarget } from './functionRights.ts';
import { rightsOf } from './functionRights.ts';
import type { InfrastructureStack } from './infrastructureStack.ts';
import { nameOf } from './names.ts';
import type { Queues } from './queues.ts';
import type { StackSettings } from './settings.ts';

/** What rights are given on. */
export interface Surroundings {
  readonly settings: StackSettings;
  readonly infrastructure: InfrastructureStack;
  readonly queues: Queues;
  /** ARN of the connections of the WebSocket API. */
  readonly connectionsArn: string;
}

/** The role of one function alone, with what its plan asks for, its own log, and nothing else. */
export function makeFunctionRole(
  scope: Construct,
  name: FunctionName,
  {
    plan,
    logs,
    surroundings,
  }: { readonly plan: FunctionPlan; readonly logs: ILogGroup; readonly surroundings: Surroundings },
): IRole {
  const { settings, infrastructure } = surroundings;
  const role = new Role(scope, `${name}Role`, {
    roleName: nameOf(settings, name),
    description: plan.does,
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    permissionsBoundary: infrastructure.boundary,
  });
  const statements = [
    new PolicyStatement({
      sid: 'OwnLog',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logs.logGroupArn],
    }),
    ...(settings.tracing ? [traceStatement()] : []),
    ...rightsOf(plan, { model: settings.model !== null }).flatMap((right) =>
      statementOf(right, surroundings),
    ),
  ];
  // A policy with a name can be looked at and be compared; one inside of a role is passed over by audits.
  new ManagedPolicy(scope, `${name}Policy`, {
    managedPolicyName: nameOf(settings, name),
    description: `What the function ${name} may do`,
    roles: [role],
    statements,
  });
  // What the library would add by itself stands in the policy already.
  return role.withoutPolicyUpdates();
}

function statementOf({ actions, target }: Right, surroundings: Surroundings): readonly PolicyStatement[] {
  const resources = resourcesOf(target, surroundings);
  if (resources.length === 0) return [];
  return [
    new PolicyStatement({
      actions: [...actions],
      resources: [...resources],
      ...(target.kind === 'key' ? { conditions: onlyThrough(target.services) } : {}),
      ...(target.kind === 'statements' ? { conditions: onlyOwn } : {}),
    }),
  ];
}

function resourcesOf(target: RightTarget, surroundings: Surroundings): readonly string[] {
  const { settings, infrastructure, queues, connectionsArn } = surroundings;
  const { tables, buckets, topics, keys } = infrastructure;
  switch (target.kind) {
    case 'table': {
      const arn = tables[target.table].tableArn;
      return [target.index === null ? arn : `${arn}/index/${target.index}`];
    }
    case 'objects':
      return [buckets[target.bucket].arnForObjects(patternOf(target.prefix))];
    case 'bucket':
      return [buckets.data.bucketArn];
    case 'queue':
      return [(target.queue === 'lost' ? queues.lost : queues.byName[target.queue]).queueArn];
    case 'topic':
      return [topics[target.topic].topicArn];
    case 'connections':
      return [connectionsArn];
    case 'model':
      return modelArns(settings);
    case 'warehouse':
      return warehouseArns(settings);
    case 'statements':
      return settings.warehouse === null ? [] : ['*'];
    case 'key':
      return [keys[target.key].keyArn];
  }
}

/** The profile that is called, and the model in each region that the profile may send the call on to. */
function modelArns({ model }: StackSettings): readonly string[] {
  if (model === null) return [];
  const profile = /^(?:us|us-gov|eu|jp|au|ca|apac|global)\.(?<bare>.+)$/.exec(model.id);
  const bare = profile?.groups?.['bare'] ?? model.id;
  const models = model.regions.map(
    (region) => `arn:${Aws.PARTITION}:bedrock:${region}::foundation-model/${bare}`,
  );
  if (profile === null) return models;
  const own = `arn:${Aws.PARTITION}:bedrock:${Aws.REGION}:${Aws.ACCOUNT_ID}:inference-profile/${model.id}`;
  return [own, ...models];
}

function warehouseArns({ warehouse }: StackSettings): readonly string[] {
  if (warehouse === null) return [];
  return [
    `arn:${Aws.PARTITION}:redshift-serverless:${Aws.REGION}:${Aws.ACCOUNT_ID}:workgroup/${warehouse.workgroupId}`,
  ];
}

/** Statements of whoever asks. */
const onlyOwn = { StringEquals: { 'redshift-data:statement-owner-iam-userid': '${aws:userid}' } };

function onlyThrough(services: readonly string[]): Record<string, Record<string, string[]>> {
  return {
    StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${Aws.REGION}.amazonaws.com`) },
  };
}

/** Traces have no resource that could be named. */
function traceStatement(): PolicyStatement {
  return new PolicyStatement({
    sid: 'Traces',
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    resources: ['*'],
  });
}

/** A prefix stands for all below it, anything else for itself. */
function patternOf(prefix: string): string {
  return prefix === '' || prefix.endsWith('/') ? `${prefix}*` : prefix;
}
