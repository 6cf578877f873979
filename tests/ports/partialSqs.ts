import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to SQS on which single messages of a batch are refused. */
export interface PartialSqs {
  readonly url: string;
  /** The next so many entries of batches fail as by a fault of the service. */
  refuse(entries: number): void;
  requests(): number;
  close(): Promise<void>;
}

interface Batch {
  readonly QueueUrl: string;
  readonly Entries: readonly { readonly Id: string }[];
}

export async function openPartialSqs(target: string): Promise<PartialSqs> {
  let toRefuse = 0;
  let requests = 0;
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      requests += 1;
      const body = await textOf(request);
      const call = String(request.headers['x-amz-target']);
      const batch = call.endsWith('Batch') ? (JSON.parse(body) as Batch) : undefined;
      // Every second one, so that what is kept and what is refused lie between one another.
      const refused = (batch?.Entries ?? []).filter((_, n) => n % 2 === 0).slice(0, toRefuse);
      toRefuse -= refused.length;
      const kept = batch?.Entries.filter((entry) => !refused.includes(entry)) ?? [];
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': call };
      const forwarded =
        batch !== undefined && kept.length === 0
          ? { status: 200, text: '{"Successful":[]}' }
          : await forward(
              target,
              headers,
              batch === undefined ? body : JSON.stringify({ ...batch, Entries: kept }),
            );
      const text =
        refused.length === 0
          ? forwarded.text
          : JSON.stringify({
              ...(JSON.parse(forwarded.text) as object),
              Failed: refused.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
            });
      response.writeHead(forwarded.status, {
        'content-type': 'application/x-amz-json-1.0',
        ...('errorType' in forwarded ? { 'x-amzn-query-error': forwarded.errorType } : {}),
      });
      response.end(text);
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refuse(entries) {
      toRefuse = entries;
    },
    requests: () => requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function forward(target: string, headers: Record<string, string>, body: string) {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/eu-central-1/sqs/aws4_request, SignedHeaders=host, Signature=none';
  const answer = await fetch(target, { method: 'POST', headers: { ...headers, authorization }, body });
  return {
    status: answer.status,
    text: await answer.text(),
    errorType: answer.headers.get('x-amzn-query-error') ?? '',
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString();
}
