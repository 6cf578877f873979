import type { Message } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSMessageAttributes } from 'aws-lambda';
import type { LambdaOutcome } from './lambdaSettings.ts';

/** A batch as a function gets it. */
export function sqsEvent(messages: readonly Message[], queueArn: string): SQSEvent {
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId ?? '',
      receiptHandle: message.ReceiptHandle ?? '',
      body: message.Body ?? '',
      md5OfBody: message.MD5OfBody ?? '',
      attributes: {
        ApproximateReceiveCount: message.Attributes?.ApproximateReceiveCount ?? '1',
        SentTimestamp: message.Attributes?.SentTimestamp ?? '0',
        SenderId: message.Attributes?.SenderId ?? 'STANDIN',
        ApproximateFirstReceiveTimestamp: message.Attributes?.ApproximateFirstReceiveTimestamp ?? '0',
      },
      messageAttributes: attributesOf(message),
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: queueArn.split(':')[3] ?? '',
    })),
  };
}

function attributesOf({ MessageAttributes = {} }: Message): SQSMessageAttributes {
  return Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { DataType = 'String', StringValue }]) => [
      name,
      {
        dataType: DataType,
        ...(StringValue === undefined ? {} : { stringValue: StringValue }),
        stringListValues: [],
        binaryListValues: [],
      },
    ]),
  );
}

/**
 * Which messages of a batch stay in the queue.
 *
 * @param reportsFailures whether the source is set to `ReportBatchItemFailures`; otherwise the answer has no say
 * @returns Ids; all of them after an error, and after an answer that names a message that is not of the batch.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function failedOf(
  messages: readonly Message[],
  outcome: LambdaOutcome,
  reportsFailures: boolean,
): ReadonlySet<string> {
  const all = new Set(messages.map(({ MessageId = '' }) => MessageId));
  if (outcome.kind !== 'answer') return all;
  if (!reportsFailures || outcome.payload === null) return new Set();
  const { batchItemFailures } = outcome.payload as { batchItemFailures?: unknown };
  if (batchItemFailures === undefined || batchItemFailures === null) return new Set();
  if (!Array.isArray(batchItemFailures)) return all;
  const named = batchItemFailures.map((one: { itemIdentifier?: unknown } | null) => one?.itemIdentifier);
  if (named.some((id) => typeof id !== 'string' || !all.has(id))) return all;
  return new Set(named as string[]);
}
