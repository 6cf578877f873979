import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startDynoxide } from './emulators/dynoxide.ts';
import { startFauxqsHere } from './emulators/fauxqs.ts';
import { standInCredentials, standInRegion } from './emulators/standIn.ts';
import { openSignInPages } from './gateway/signInPages.ts';
import { type Claims, tokenIssuer } from './gateway/tokens.ts';
import type { LambdaFunction } from './lambda/lambdaFunction.ts';
import { type FaultTarget, openFaultProxy } from './levers/faultProxy.ts';
import type { Levers } from './levers/levers.ts';
import { openS3Server, type S3Server } from './s3/s3Server.ts';
import { readAssembly } from './template/assembly.ts';
import { readResources } from './template/readResources.ts';
import { type ResourceNote, resourceNotes } from './template/resourceNotes.ts';
import { type Judges, makeJudges } from './rights/judges.ts';
import { CloudClock } from './time/cloudClock.ts';
import { type CloudParts, ofType, recordOf } from './up/cloudParts.ts';
import { shorterHolds } from './levers/shorterHolds.ts';
import { openCloudFormation } from './up/cloudFormation.ts';
import { connectRoutes, openApis } from './up/makeApis.ts';
import { type FunctionTuning, localAddresses, makeFunctions } from './up/makeFunctions.ts';
import { makeQueues, makeTopics, type QueueTuning } from './up/makeMessaging.ts';
import { makeTables } from './up/makeTables.ts';
import { makeTriggers } from './up/makeTriggers.ts';
import { deliverObjectEvents } from './up/objectEvents.ts';
import { openStrayCalls } from './up/strayCalls.ts';

export interface CloudOptions {
  /** Of the cloud assembly, as `synth` writes it. */
  readonly assembly: string;
  /** Where objects lie. */
  readonly folder: string;
  /** First of eight ports that stay the same; any free ones by default. */
  readonly firstPort?: number;
  readonly tune?: {
    /** Longest that a message is hidden or put off by whoever asks for it, in seconds. */
    readonly mostHoldSeconds?: number;
  } & Partial<QueueTuning & Omit<FunctionTuning, 'access' | 'onLine'>>;
  /** Endpoints of services beside those of the cloud, as variables: `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`. */
  readonly endpoints?: Readonly<Record<string, string>>;
  readonly onLine?: (functionName: string, line: string) => void;
}

export interface Cloud {
  /** Variables that point an SDK, or a desk, at the cloud. */
  readonly access: Readonly<Record<string, string>>;
  /** Of all stacks, with the cloud's own addresses in them. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly notes: readonly ResourceNote[];
  /** Functions of the templates that were not made, since they are helpers of CDK. */
  readonly leftOut: readonly string[];
  readonly clock: CloudClock;
  /** May be changed at any time. */
  readonly levers: Levers;
  readonly parts: CloudParts;
  readonly s3: S3Server;
  /** Calls of services that are not stood for. */
  readonly strays: readonly string[];
  /** By its whole name. @throws {Error} where there is none */
  function(name: string): LambdaFunction;
  /** A token that every JWT authorizer of the templates believes for an hour. */
  token(claims: Claims): string;
  close(): Promise<void>;
}

/** Brings up what the templates of an assembly describe, on this machine. Functions have the rights of their roles. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { tune = {}, firstPort } = options;
  const port = (place: number): number => (firstPort === undefined ? 0 : firstPort + place);
  const clock = new CloudClock();
  const levers: Levers = {};
  const closers: CloudParts['closers'] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  const opened = async <Part extends { close(): Promise<void> }>(part: Promise<Part>): Promise<Part> => {
    const made = await part;
    closers.push(() => made.close());
    return made;
  };
  try {
    const assembly = readAssembly(options.assembly);
    const region = assembly.region ?? standInRegion;
    const messages = await startFauxqsHere();
    closers.push(() => messages.stop());
    const tables = await startDynoxide();
    closers.push(() => tables.stop());
    const fault = (call: Parameters<NonNullable<Levers['fault']>>[0]) => {
      levers.listen?.(call);
      return levers.fault?.(call);
    };
    // Its addresses name the region of whoever made the queue.
    const named = new URL(messages.queue('stand-in')).host.replace(standInRegion, region);
    // Roles are known only when the address of the queues is.
    let judges: Judges | undefined;
    const refuse: Judges['refuse'] = (...call) => judges?.refuse(...call);
    const messagesUrl = await opened(
      openFaultProxy(
        { ...targetOf(messages.endpoint, named), rewrite: shorterHolds(tune.mostHoldSeconds) },
        { fault, refuse },
        port(1),
      ),
    );
    const tablesUrl = await opened(openFaultProxy(targetOf(tables.endpoint), { fault, refuse }, port(2)));
    const strays = await opened(openStrayCalls(port(5)));

    const queuesUrl = messagesUrl.url;
    const place = { region, account: '000000000000' };
    const { resources, outputs, outputsOf } = readResources(assembly, { ...place, queuesUrl });
    const { rights, isDenied, mayKnow } = (judges = makeJudges(resources, region));
    const client = { endpoint: queuesUrl, region, credentials: standInCredentials };
    const token = (claims: Claims): string => {
      const seconds = Math.floor(clock.now() / 1000);
      const demand = [...parts.httpApis.values()]
        .flatMap(({ routes }) => [...routes.values()])
        .find((one) => one.demand)?.demand;
      return parts.issuer.token({
        iss: demand?.issuer,
        aud: demand?.audience[0],
        iat: seconds,
        exp: seconds + 3600,
        ...claims,
      });
    };
    const pages = await opened(
      openSignInPages(
        () => ({
          clientId: outputs['UserPoolClientId'] ?? '',
          callback: outputs['SignInCallback'] ?? '',
          token: () =>
            token({ sub: 'stand-in', email: 'analyst@example.com', 'cognito:groups': ['analysts'] }),
        }),
        port(7),
      ),
    );
    const parts: CloudParts = {
      resources,
      clock,
      levers,
      issuer: tokenIssuer(),
      rights,
      sqs: new SQSClient({ ...client, useQueueUrlAsEndpoint: false }),
      sns: new SNSClient(client),
      queuesUrl,
      signInUrl: pages.url,
      functions: new Map(),
      sockets: new Map(),
      httpApis: new Map(),
      closers,
    };
    closers.push(
      () => parts.sqs.destroy(),
      () => parts.sns.destroy(),
    );
    const objects = join(options.folder, 'objects');
    mkdirSync(objects, { recursive: true });
    const s3 = await opened(
      openS3Server({
        folder: objects,
        region,
        port: port(0),
        now: clock.now,
        keys: [standInCredentials, ...rights.keys()],
        isDenied,
        mayKnow,
        onEvent: deliverObjectEvents(parts),
        fault: ({ method, path }) =>
          levers.fault?.({ service: 's3', operation: `${method} ${path}`, body: '' }),
      }),
    );
    for (const { names, properties } of ofType(resources, 'AWS::S3::Bucket')) {
      s3.createBucket(names.ref, {
        isVersioned: recordOf(properties, 'VersioningConfiguration')['Status'] === 'Enabled',
      });
    }
    await makeTables(resources, { endpoint: tablesUrl.url, region });
    await openApis(parts, (kind) => port(kind === 'socket' ? 3 : 4), place);
    await makeQueues(parts, {
      visibilitySeconds: tune.visibilitySeconds ?? ((_, seconds) => seconds),
      receives: tune.receives ?? ((_, count) => count),
    });
    const local = (values: Readonly<Record<string, string>>): Record<string, string> =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, localAddresses(value, parts)]));
    const formation = await opened(
      openCloudFormation((name) => {
        const told = outputsOf.get(name);
        return told === undefined ? undefined : local(told);
      }, port(6)),
    );
    const access = {
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: standInCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: standInCredentials.secretAccessKey,
      AWS_ENDPOINT_URL: strays.url,
      AWS_ENDPOINT_URL_S3: s3.url,
      AWS_ENDPOINT_URL_SQS: queuesUrl,
      AWS_ENDPOINT_URL_SNS: queuesUrl,
      AWS_ENDPOINT_URL_STS: queuesUrl,
      AWS_ENDPOINT_URL_DYNAMODB: tablesUrl.url,
      AWS_ENDPOINT_URL_CLOUDFORMATION: formation.url,
      ...options.endpoints,
    };
    const leftOut = makeFunctions(parts, assembly, {
      timeoutSeconds: tune.timeoutSeconds ?? ((_, seconds) => seconds),
      memoryMb: tune.memoryMb ?? ((_, megabytes) => megabytes),
      places: tune.places ?? 4,
      retryMs: tune.retryMs ?? [60_000, 120_000],
      access,
      onLine: options.onLine ?? (() => undefined),
    });
    await makeTopics(parts);
    connectRoutes(parts);
    makeTriggers(parts);
    return {
      access,
      outputs: local(outputs),
      notes: resourceNotes(resources),
      leftOut,
      clock,
      levers,
      parts,
      s3,
      strays: strays.seen,
      function(name) {
        const found = [...parts.functions.values()].find(({ settings }) => settings.name === name);
        if (found === undefined) throw new Error(`There is no function ${name}.`);
        return found;
      },
      token,
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** An emulator on this machine, whatever name its address has. */
function targetOf(endpoint: string, named?: string): FaultTarget {
  const { host, port } = new URL(endpoint);
  return { port: Number(port), host, named: named ?? host };
}
