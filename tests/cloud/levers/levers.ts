import type { Message } from '@aws-sdk/client-sqs';
import type { LambdaMeddling } from '../lambda/lambdaSettings.ts';
import type { ObjectEvent } from '../s3/objectEvents.ts';

/** One call of a service, before it is done. */
export interface ServiceCall {
  readonly service: 's3' | 'dynamodb' | 'sqs' | 'sns';
  /** `SendMessage`, `TransactWriteItems`; of S3 method and path: `PUT /bucket/key`. */
  readonly operation: string;
  /** Empty for S3. */
  readonly body: string;
}

/**
 * What happens to a call. `throttle`: refused as the service refuses when it is asked too much. `expire`: refused as keys
 * are whose session is over. `lose`: done, but the
 * caller never hears of it. `reset`: not done, the connection breaks.
 */
export type Fault = 'throttle' | 'expire' | 'lose' | 'reset' | { readonly delayMs: number };

/** Ways for a test to make the cloud as bad as the real one can be. Each is asked anew for each happening. */
export interface Levers {
  /** Hears of every call of DynamoDB, SQS and SNS that roles allow. */
  listen?: ((call: ServiceCall) => void) | undefined;
  fault?: ((call: ServiceCall) => Fault | undefined) | undefined;
  meddle?: ((functionName: string, event: unknown) => LambdaMeddling | undefined) | undefined;
  /** Batches in which messages that were received together are delivered. */
  arrange?:
    | ((queueName: string, messages: readonly Message[]) => readonly (readonly Message[])[])
    | undefined;
  /** After how many milliseconds an event of S3 is delivered, once for each; nothing for an event that is lost. */
  objectEvent?: ((event: ObjectEvent) => readonly number[]) | undefined;
}
