import { openHttpApi } from '../gateway/httpApi.ts';
import { SocketApi, type SocketApiSettings } from '../gateway/socketApi.ts';
import type { TokenDemand } from '../gateway/tokens.ts';
import type { LambdaFunction } from '../lambda/lambdaFunction.ts';
import type { CloudResource } from '../template/readResources.ts';
import { type CloudParts, ofType, recordOf, textOf } from './cloudParts.ts';

/** Opens the APIs, so that their addresses are known before the functions are made. */
export async function openApis(
  parts: CloudParts,
  portOf: (kind: 'socket' | 'http') => number,
  { region, account }: { readonly region: string; readonly account: string },
): Promise<void> {
  const { clock, issuer } = parts;
  for (const { properties, names } of ofType(parts.resources, 'AWS::ApiGatewayV2::Api')) {
    const apiId = names.ref;
    if (properties['ProtocolType'] === 'WEBSOCKET') {
      const stage = stagesOf(parts, apiId)[0] ?? '';
      const may: SocketApiSettings['may'] = (authorization, method, id) => {
        const resource = `arn:aws:execute-api:${region}:${account}:${apiId}/${stage}/${method}/@connections/${id}`;
        const requests = [{ action: 'execute-api:ManageConnections', resource }];
        return parts.rights.refusalOf(authorization, () => requests) === undefined;
      };
      const api = await SocketApi.open({ apiId, stage, now: clock.now, port: portOf('socket'), may });
      parts.sockets.set(apiId, api);
      parts.closers.push(() => api.close());
    } else {
      const api = await openHttpApi({ apiId, issuer, now: clock.now, port: portOf('http') });
      parts.httpApis.set(apiId, api);
      parts.closers.push(() => api.close());
    }
  }
}

function stagesOf({ resources }: CloudParts, apiId: string): readonly string[] {
  return ofType(resources, 'AWS::ApiGatewayV2::Stage')
    .filter(({ properties }) => properties['ApiId'] === apiId)
    .map(({ properties }) => textOf(properties, 'StageName') ?? '');
}

/** Lets the routes call their functions. @throws {Error} for a route whose target is not stood for */
export function connectRoutes(parts: CloudParts): void {
  for (const { properties, logicalId } of ofType(parts.resources, 'AWS::ApiGatewayV2::Route')) {
    const apiId = textOf(properties, 'ApiId') ?? '';
    const routeKey = textOf(properties, 'RouteKey') ?? '';
    const integrationId = (textOf(properties, 'Target') ?? '').replace('integrations/', '');
    const integration = named(parts, 'AWS::ApiGatewayV2::Integration', integrationId);
    const called = functionOf(parts, textOf(integration?.properties ?? {}, 'IntegrationUri') ?? '');
    if (called === undefined) throw new Error(`The route ${logicalId} calls no function.`);
    const invoke = (event: unknown) => called.invoke(event);
    const authorizer = named(
      parts,
      'AWS::ApiGatewayV2::Authorizer',
      textOf(properties, 'AuthorizerId') ?? '',
    );
    const socket = parts.sockets.get(apiId);
    if (socket === undefined) {
      parts.httpApis.get(apiId)?.routes.set(routeKey, { invoke, demand: demandOf(authorizer, properties) });
      continue;
    }
    const judge = functionOf(parts, textOf(authorizer?.properties ?? {}, 'AuthorizerUri') ?? '');
    if (authorizer !== undefined && judge === undefined)
      throw new Error(`The authorizer of ${logicalId} is no function.`);
    socket.routes.set(routeKey, {
      invoke,
      authorize: judge === undefined ? undefined : (event) => judge.invoke(event),
      answers: properties['RouteResponseSelectionExpression'] !== undefined,
    });
  }
}

function named({ resources }: CloudParts, type: string, ref: string): CloudResource | undefined {
  return ofType(resources, type).find(({ names }) => names.ref === ref);
}

/** The function that an integration names, by its ARN or by a path of the Lambda API. */
function functionOf({ functions }: CloudParts, uri: string): LambdaFunction | undefined {
  const arn = /arn:aws:lambda:[a-z0-9-]+:\d+:function:[\w-]+/.exec(uri)?.[0];
  return arn === undefined ? undefined : functions.get(arn);
}

function demandOf(
  authorizer: CloudResource | undefined,
  route: CloudResource['properties'],
): TokenDemand | undefined {
  if (authorizer === undefined) return undefined;
  const jwt = recordOf(authorizer.properties, 'JwtConfiguration');
  return {
    issuer: textOf(jwt, 'Issuer') ?? '',
    audience: (jwt['Audience'] ?? []) as readonly string[],
    scopes: (route['AuthorizationScopes'] ?? []) as readonly string[],
  };
}
