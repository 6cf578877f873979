import type { SNSClient } from '@aws-sdk/client-sns';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { HttpApi } from '../gateway/httpApi.ts';
import type { SocketApi } from '../gateway/socketApi.ts';
import type { Rights } from '../rights/rights.ts';
import type { TokenIssuer } from '../gateway/tokens.ts';
import type { LambdaFunction } from '../lambda/lambdaFunction.ts';
import type { Levers } from '../levers/levers.ts';
import type { CloudResource } from '../template/readResources.ts';
import type { CloudClock } from '../time/cloudClock.ts';

/** What the makers of resources share. */
export interface CloudParts {
  readonly resources: readonly CloudResource[];
  readonly clock: CloudClock;
  readonly levers: Levers;
  readonly issuer: TokenIssuer;
  readonly rights: Rights;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  /** Address under which queues are known, without a slash at its end. */
  readonly queuesUrl: string;
  /** Where people sign in to the user pool. */
  readonly signInUrl: string;
  /** By ARN. */
  readonly functions: Map<string, LambdaFunction>;
  /** By the id of the API. */
  readonly sockets: Map<string, SocketApi>;
  readonly httpApis: Map<string, HttpApi>;
  /** Called when the cloud ends, last one first. */
  readonly closers: (() => void | Promise<void>)[];
}

/** Resources of some types. */
export function ofType(
  resources: readonly CloudResource[],
  ...types: readonly string[]
): readonly CloudResource[] {
  return resources.filter(({ type }) => types.includes(type));
}

/** Address of a queue by its ARN. */
export function queueUrlOf(parts: Pick<CloudParts, 'queuesUrl'>, arn: string): string {
  const [, , , , account = '', name = ''] = arn.split(':');
  return `${parts.queuesUrl}/${account}/${name}`;
}

/** The ARN without a version or alias behind a function's name. */
export function plainFunctionArn(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}

/** A text property; `undefined` where it is not set. */
export function textOf(properties: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = properties[name];
  return typeof value === 'string' ? value : undefined;
}

/** A number, which templates also write as a text. */
export function numberOf(
  properties: Readonly<Record<string, unknown>>,
  name: string,
  otherwise: number,
): number {
  const value = properties[name];
  return value === undefined ? otherwise : Number(value);
}

/** An object property; empty where it is not set. */
export function recordOf(
  properties: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> {
  return (properties[name] ?? {}) as Readonly<Record<string, unknown>>;
}

/** A list of objects; empty where it is not set. */
export function recordsOf(
  properties: Readonly<Record<string, unknown>>,
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  return (properties[name] ?? []) as readonly Readonly<Record<string, unknown>>[];
}
