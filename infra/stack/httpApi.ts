import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { accessLogFormat } from './accessLog.ts';
import { httpRoutes, slowRoutes } from './httpRoutes.ts';
import type { InfrastructureStack } from './infrastructureStack.ts';
import { nameOf } from './names.ts';
import type { StackSettings } from './settings.ts';

/** The HTTP API, each route of which asks for a token of the user pool. */
export function makeHttpApi(
  scope: Construct,
  called: LambdaFunction,
  {
    settings,
    infrastructure,
  }: { readonly settings: StackSettings; readonly infrastructure: InfrastructureStack },
): { readonly id: string; readonly address: string } {
  const { users, keys } = infrastructure;
  const api = new CfnApi(scope, 'HttpApi', {
    name: nameOf(settings, 'api'),
    description: 'Uploads, their state, history, mappings and leads',
    protocolType: 'HTTP',
  });
  const authorizer = new CfnAuthorizer(scope, 'HttpAuthorizer', {
    apiId: api.ref,
    name: 'users',
    authorizerType: 'JWT',
    identitySource: ['$request.header.Authorization'],
    jwtConfiguration: {
      audience: [users.client.userPoolClientId],
      issuer: `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${users.pool.userPoolId}`,
    },
  });
  called.addPermission('Http', {
    principal: new ServicePrincipal('apigateway.amazonaws.com'),
    sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${api.ref}/*`,
  });
  const integration = new CfnIntegration(scope, 'HttpIntegration', {
    apiId: api.ref,
    integrationType: 'AWS_PROXY',
    integrationUri: called.functionArn,
    payloadFormatVersion: '2.0',
  });
  const routes = httpRoutes.map(
    (routeKey) =>
      new CfnRoute(scope, `Http ${routeKey.replaceAll('/', ' ')}`, {
        apiId: api.ref,
        routeKey,
        authorizationType: 'JWT',
        authorizerId: authorizer.ref,
        target: `integrations/${integration.ref}`,
      }),
  );
  const logs = new LogGroup(scope, 'HttpLog', {
    logGroupName: `/aws/apigateway/${nameOf(settings, 'api')}`,
    retention: settings.logDays,
    encryptionKey: keys.data,
    removalPolicy: settings.removal === 'keep' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const stage = new CfnStage(scope, 'HttpStage', {
    apiId: api.ref,
    stageName: '$default',
    autoDeploy: true,
    accessLogSettings: {
      destinationArn: logs.logGroupArn,
      format: accessLogFormat('routeKey', 'authorizer.error'),
    },
    defaultRouteSettings: {
      detailedMetricsEnabled: true,
      throttlingRateLimit: 100,
      throttlingBurstLimit: 200,
    },
    routeSettings: Object.fromEntries(
      Object.entries(slowRoutes).map(([routeKey, { rate, burst }]) => [
        routeKey,
        { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst, DetailedMetricsEnabled: true },
      ]),
    ),
  });
  // A limit of a route that is not there yet is refused.
  for (const route of routes) stage.addResourceDependency(route);
  return { id: api.ref, address: `https://${api.ref}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}` };
}
