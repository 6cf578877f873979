import { z } from 'zod';
import { AppError } from '../../../core/model/errors.ts';
import { codeOf } from '../../../core/pipeline/world/codeOf.ts';
import type { PipelineBase } from '../../../core/pipeline/world/pipelineWorld.ts';
import type { QueueName } from '../../../core/ports/messages.ts';
import { backOffSeconds } from '../../../core/session/backOff.ts';
import type { MessageEnd } from '../../../core/session/workItem.ts';
import { readEnvironment } from './environment.ts';

const recordForm = z.object({
  messageId: z.string(),
  receiptHandle: z.string(),
  body: z.string(),
  eventSourceARN: z.string(),
  attributes: z.object({ ApproximateReceiveCount: z.coerce.number() }),
});
const eventForm = z.object({ Records: z.array(recordForm) });

/** What Lambda is answered: messages that are to come again; all others are removed. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Works off the messages of a batch, each by itself. One that is to come again is hidden for as long as the work says, and
 * one that failed for a while that grows; a bug fails its message and no other.
 */
export async function workQueue(
  world: Pick<PipelineBase, 'queues' | 'log' | 'chance'>,
  event: unknown,
  work: (body: string) => Promise<MessageEnd>,
): Promise<BatchAnswer> {
  const { Records } = eventForm.parse(event);
  const failed: { readonly itemIdentifier: string }[] = [];
  for (const { messageId, receiptHandle, body, eventSourceARN, attributes } of Records) {
    const queue = queueOf(eventSourceARN);
    const received = attributes.ApproximateReceiveCount;
    let end: MessageEnd;
    try {
      end = await work(body);
    } catch (error) {
      world.log.error(error instanceof AppError ? 'message.failed' : 'message.bug', {
        messageId,
        queue,
        received,
        code: codeOf(error),
        name: error instanceof Error ? error.name : typeof error,
      });
      end = { kind: 'again', afterSeconds: backOffSeconds(received, world.chance()) };
    }
    if (end.kind === 'remove') continue;
    failed.push({ itemIdentifier: messageId });
    // It comes again in any case; that it comes sooner is not worth failing the others for.
    await world.queues
      .hold(queue, receiptHandle, end.afterSeconds)
      .catch((error: unknown) => world.log.error('message.not_held', { messageId, code: codeOf(error) }));
  }
  return { batchItemFailures: failed };
}

/** Which of our queues an ARN names. */
function queueOf(arn: string): QueueName {
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  const { queueUrls } = readEnvironment();
  for (const [queue, url] of Object.entries(queueUrls))
    if (url.slice(url.lastIndexOf('/') + 1) === name) return queue as QueueName;
  throw new Error('A message came from a queue that is none of ours.');
}
