import type { TextractClientConfig } from '@aws-sdk/client-textract';
import { type AwsTry, unlessNamed } from './awsTry.ts';

/** What a client is made from; it goes through `opened`, so that it is closed in the end. */
interface ClientParts {
  readonly region: string;
  readonly credentials: NonNullable<TextractClientConfig['credentials']>;
  readonly maxAttempts: number;
  readonly opened: <Client extends { destroy(): void }>(client: Client) => Client;
}

/** Whether pages may be read. A question without a page is refused to those who may ask, and nothing is read or paid. */
export async function textractTry({ opened, ...shared }: ClientParts): Promise<AwsTry> {
  const sdk = await import('@aws-sdk/client-textract');
  const client = opened(new sdk.TextractClient(shared));
  return {
    action: 'textract:DetectDocumentText',
    resource: shared.region,
    attempt: (abortSignal) =>
      unlessNamed(['InvalidParameterException'], () =>
        client.send(new sdk.DetectDocumentTextCommand({ Document: {} }), { abortSignal }),
      ),
  };
}
