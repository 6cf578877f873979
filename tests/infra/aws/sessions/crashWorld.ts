import { setTimeout as wait } from 'node:timers/promises';
import type { QueueName } from '../../../../core/ports/messages.ts';
import type { SessionDeps } from '../../../../core/session/sessionDeps.ts';
import { createHash } from 'node:crypto';
import { dynamoClient, sqsClient } from '../../../../infra/aws/clients.ts';
import { sqsQueues } from '../../../../infra/aws/queues/sqsQueues.ts';
import { dynamoSessionStore } from '../../../../infra/aws/stores/dynamoSessionStore.ts';
import { standInCredentials, standInRegion } from '../../../cloud/emulators/standIn.ts';

/** What the processes of a crash test are told when they are started, as JSON. */
export interface CrashPlace {
  readonly dynamo: string;
  readonly sqs: string;
  readonly table: string;
  readonly urls: Readonly<Partial<Record<QueueName, string>>>;
  /** Where results and told events are written. */
  readonly folder: string;
  /** Shares of requests whose answer is lost before the SDK would try again, and after it has given up trying. */
  readonly lostWithin: number;
  readonly lostOutside: number;
  /** Share of messages that are sent twice. */
  readonly doubled: number;
  /** Share of requests at which the process is killed, before, during or after it. */
  readonly deadly: number;
  /** When fast time began, in milliseconds since the epoch. */
  readonly startedMs: number;
}

/** How much faster time runs here than on the clock on the wall, so that leases of minutes run out in seconds. */
const speed = 240;

/** The pipeline's own parts over the stand-ins, with answers that get lost and time that runs fast. */
export function crashDeps(place: CrashPlace): SessionDeps {
  const access = {
    region: standInRegion,
    credentials: standInCredentials,
    endpoints: { dynamodb: place.dynamo, sqs: place.sqs },
  };
  const dynamo = dynamoClient(access);
  const sqs = sqsClient(access);
  dynamo.middlewareStack.add(losing(place.lostWithin), { step: 'finalizeRequest', priority: 'low' });
  dynamo.middlewareStack.add(losing(place.lostOutside), { step: 'initialize', priority: 'high' });
  dynamo.middlewareStack.add(dying(place.deadly), { step: 'finalizeRequest', priority: 'low' });
  sqs.middlewareStack.add(dying(place.deadly), { step: 'finalizeRequest', priority: 'low' });
  sqs.middlewareStack.add(losing(place.lostWithin), { step: 'finalizeRequest', priority: 'low' });
  sqs.middlewareStack.add(losing(place.lostOutside), { step: 'initialize', priority: 'high' });
  const queues = sqsQueues({ client: sqs, region: standInRegion, urls: place.urls });
  let ids = 0;
  return {
    store: dynamoSessionStore({ client: dynamo, table: place.table, region: standInRegion }),
    queues: {
      ...queues,
      async send(queue, messages) {
        const doubled = messages.flatMap((message) =>
          Math.random() < place.doubled ? [message, message] : [message],
        );
        const sent = doubled
          .toSorted(() => Math.random() - 0.5)
          .map(({ body, delaySeconds = 0 }) => ({ body, delaySeconds: Math.floor(delaySeconds / speed) }));
        await queues.send(queue, sent);
      },
      hold: (queue, receipt, seconds) => queues.hold(queue, receipt, Math.ceil(seconds / speed)),
      receive: (queue, request) =>
        queues.receive(queue, { ...request, holdSeconds: Math.ceil(request.holdSeconds / speed) }),
    },
    clock: { now: () => place.startedMs + (Date.now() - place.startedMs) * speed },
    ids: { next: () => `${process.pid}-${Date.now()}-${ids++}` },
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    log: { info: () => undefined, error: () => undefined },
    chance: Math.random,
  };
}

/** Waits a share of a second of fast time. */
export function fastWait(ms: number): Promise<void> {
  return wait(ms / speed);
}

/** Lets the request through and loses its answer. */
function losing(share: number) {
  return <Input extends object, Output extends object>(next: (args: Input) => Promise<Output>) =>
    async (args: Input): Promise<Output> => {
      const answer = await next(args);
      if (Math.random() < share) {
        const lost = new Error('The answer was lost.');
        lost.name = 'TimeoutError';
        throw lost;
      }
      return answer;
    };
}

/** Kills this process at some moment around the request, as SIGKILL does: nothing of it runs any more. */
function dying(share: number) {
  return <Input extends object, Output extends object>(next: (args: Input) => Promise<Output>) =>
    (args: Input): Promise<Output> => {
      if (Math.random() < share)
        setTimeout(() => process.kill(process.pid, 'SIGKILL'), Math.random() * longestDeathMs);
      return next(args);
    };
}

/** Some requests and answers long. */
const longestDeathMs = 20;
