import { startFauxqs } from 'fauxqs';
import { standInRegion } from './standIn.ts';

/** SQS and SNS in this process; all is gone when it stops. */
export interface Fauxqs {
  readonly endpoint: string;
  /** @returns its URL; `attributes` as SQS names them */
  queue(name: string, attributes?: Readonly<Record<string, string>>): string;
  /** @returns its ARN */
  topic(name: string): string;
  /** Lets the queue get what is published, inside SNS's envelope. */
  subscribe(topic: string, queue: string): void;
  stop(): Promise<void>;
}

/** Starts an empty one on a free port. */
export async function startFauxqsHere(): Promise<Fauxqs> {
  const server = await startFauxqs({ port: 0, logger: false, defaultRegion: standInRegion });
  const region = standInRegion;
  return {
    endpoint: server.address,
    queue: (name, attributes = {}) =>
      server.createQueue(name, { region, attributes: { ...attributes } }).queueUrl,
    topic: (name) => server.createTopic(name, { region }).topicArn,
    subscribe: (topic, queue) => server.subscribe({ topic, queue, region }),
    stop: () => server.stop(),
  };
}
