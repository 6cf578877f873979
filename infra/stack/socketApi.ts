import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { accessLogFormat } from './accessLog.ts';
import type { FunctionPlan } from './functionPlans.ts';
import { functionNames, functionPlans } from './functionPlans.ts';
import type { Functions } from './functions.ts';
import type { InfrastructureStack } from './infrastructureStack.ts';
import { nameOf } from './names.ts';
import type { StackSettings } from './settings.ts';

export interface SocketApi {
  readonly id: string;
  /** Where functions post to desks. */
  readonly endpoint: string;
  /** What the right to post is given on. */
  readonly connectionsArn: string;
}

const stageName = 'live';

/** The WebSocket API by itself; functions have to know it before it can know them. */
export function makeSocketApi(scope: Construct, settings: StackSettings): SocketApi {
  const api = new CfnApi(scope, 'SocketApi', {
    name: nameOf(settings, 'live'),
    description: 'Live words of runs to desks',
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  });
  return {
    id: api.ref,
    endpoint: `https://${api.ref}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}/${stageName}`,
    connectionsArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${api.ref}/${stageName}/*/@connections/*`,
  };
}

/** Routes to the functions that are there, and the stage with its limits and log. */
export function addSocketRoutes(
  scope: Construct,
  { id }: SocketApi,
  {
    functions,
    settings,
    infrastructure,
  }: {
    readonly functions: Functions;
    readonly settings: StackSettings;
    readonly infrastructure: InfrastructureStack;
  },
): CfnStage {
  const routes = functionNames.flatMap((name) => {
    const called = functions[name];
    const { trigger }: FunctionPlan = functionPlans[name];
    if (called === undefined || trigger.by !== 'socket') return [];
    called.addPermission('Socket', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${id}/*/${trigger.route}`,
    });
    const integration = new CfnIntegration(scope, `${name}Integration`, {
      apiId: id,
      integrationType: 'AWS_PROXY',
      integrationUri: `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${called.functionArn}/invocations`,
    });
    return [
      new CfnRoute(scope, `${name}Route`, {
        apiId: id,
        routeKey: trigger.route,
        // Who connects shows a ticket that the API gave out once, for a minute; the function of $connect takes it or refuses.
        authorizationType: 'NONE',
        target: `integrations/${integration.ref}`,
      }),
    ];
  });
  const logs = new LogGroup(scope, 'SocketLog', {
    logGroupName: `/aws/apigateway/${nameOf(settings, 'live')}`,
    retention: settings.logDays,
    encryptionKey: infrastructure.keys.data,
    removalPolicy: settings.removal === 'keep' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const stage = new CfnStage(scope, 'SocketStage', {
    apiId: id,
    stageName,
    autoDeploy: true,
    accessLogSettings: {
      destinationArn: logs.logGroupArn,
      format: accessLogFormat('routeKey', 'connectionId'),
    },
    defaultRouteSettings: {
      // Never `INFO` with data trace: that would write messages to the log.
      loggingLevel: 'ERROR',
      dataTraceEnabled: false,
      detailedMetricsEnabled: true,
      throttlingRateLimit: 200,
      throttlingBurstLimit: 400,
    },
  });
  for (const route of routes) stage.addResourceDependency(route);
  return stage;
}
