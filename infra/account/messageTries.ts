import type { SQSClientConfig } from '@aws-sdk/client-sqs';
import { type AwsTry, probeName, unlessNamed } from './awsTry.ts';
import type { DeskPlaces } from './deskPlaces.ts';

/** What clients are made from; each goes through `opened`, so that it is closed in the end. */
interface ClientParts {
  readonly region: string;
  readonly credentials: NonNullable<SQSClientConfig['credentials']>;
  readonly maxAttempts: number;
  readonly opened: <Client extends { destroy(): void }>(client: Client) => Client;
}

/**
 * What the desk sends besides files: what is redriven is called to mind on the queues, and other desks are told of it. A
 * batch in which two messages have one name is refused whole, and a connection that nobody has is gone: to those who may.
 */
export async function messageTries(
  { opened, ...shared }: ClientParts,
  { queueUrls, socketEndpoint }: DeskPlaces,
): Promise<readonly AwsTry[]> {
  const { SendMessageBatchCommand, SQSClient } = await import('@aws-sdk/client-sqs');
  const { ApiGatewayManagementApiClient, PostToConnectionCommand } = await import(
    '@aws-sdk/client-apigatewaymanagementapi'
  );
  const sqs = opened(new SQSClient({ ...shared, useQueueUrlAsEndpoint: false }));
  const desks = opened(new ApiGatewayManagementApiClient({ ...shared, endpoint: socketEndpoint }));
  const entry = { Id: probeName, MessageBody: probeName };
  return [
    ...Object.values(queueUrls).map((QueueUrl) => ({
      action: 'sqs:SendMessage',
      resource: QueueUrl,
      attempt: (abortSignal: AbortSignal) =>
        unlessNamed(['BatchEntryIdsNotDistinct', 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct'], () =>
          sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [entry, entry] }), { abortSignal }),
        ),
    })),
    {
      action: 'execute-api:ManageConnections',
      resource: socketEndpoint,
      attempt: (abortSignal) =>
        unlessNamed(['GoneException', 'BadRequestException'], () =>
          desks.send(new PostToConnectionCommand({ ConnectionId: probeName, Data: Buffer.from('{}') }), {
            abortSignal,
          }),
        ),
    },
  ];
}
