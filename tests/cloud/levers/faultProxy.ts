import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { closeServer, listen, readBody } from '../gateway/listen.ts';
import type { Fault, ServiceCall } from './levers.ts';

export interface FaultTarget {
  readonly port: number;
  /** `host:port` for the header of that name. */
  readonly host: string;
  /** `host:port` in addresses that the emulator gives out. */
  readonly named: string;
  /** Changes what is asked for, such as times that are too long for a test. */
  readonly rewrite?: (call: ServiceCall) => string;
}

export interface FaultProxy {
  readonly url: string;
  close(): Promise<void>;
}

export interface FaultJudges {
  readonly fault: (call: ServiceCall) => Fault | undefined;
  /** Why whoever signed a call may not make it; `undefined` where it may. */
  readonly refuse?: (authorization: string | undefined, call: ServiceCall) => string | undefined;
}

/**
 * Stands before an emulator and lets calls fail. Addresses of queues name the emulator; here they name the proxy on the
 * way out and the emulator on the way in, so that no call gets around it.
 */
export async function openFaultProxy(
  target: FaultTarget,
  { fault, refuse = () => undefined }: FaultJudges,
  port = 0,
): Promise<FaultProxy> {
  const { host } = target;
  let own = '';
  const forward = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = ((await readBody(message, 64 * 1024 * 1024)) ?? Buffer.alloc(0)).toString('utf8');
    const inward = withAddress(body, own, target.named);
    const call = callOf(message, inward);
    const refusal = refuse(message.headers.authorization, call);
    if (refusal !== undefined) {
      const { status, type, text } = refused(call.service, refusal);
      response.writeHead(status, { 'content-type': type }).end(text);
      return;
    }
    const done = fault(call);
    if (done === 'reset') {
      response.destroy();
      return;
    }
    if (done === 'throttle' || done === 'expire') {
      const { status, type, text } = (done === 'throttle' ? throttled : expired)(call.service);
      response.writeHead(status, { 'content-type': type }).end(text);
      return;
    }
    if (typeof done === 'object') await wait(done.delayMs);
    const asked = target.rewrite?.(call) ?? inward;
    const headers = { ...message.headers, host, 'content-length': String(Buffer.byteLength(asked)) };
    const sent = request(
      { host: '127.0.0.1', port: target.port, method: message.method, path: message.url, headers },
      (answer) => {
        void readBody(answer, 64 * 1024 * 1024).then((bytes = Buffer.alloc(0)) => {
          if (done === 'lose') return response.destroy();
          const outward = withAddress(bytes.toString('utf8'), target.named, own);
          const { 'transfer-encoding': _, ...kept } = answer.headers;
          response.writeHead(answer.statusCode ?? 502, {
            ...kept,
            'content-length': String(Buffer.byteLength(outward)),
            ...checksumOf(kept, outward, bytes),
          });
          return response.end(outward);
        });
      },
    );
    sent.on('error', () => response.destroy());
    response.on('close', () => sent.destroy());
    sent.end(asked);
  };
  const server = createServer((message, response) => {
    forward(message, response).catch(() => response.destroy());
  });
  own = `127.0.0.1:${String(await listen(server, port))}`;
  return { url: `http://${own}`, close: () => closeServer(server) };
}

function withAddress(text: string, from: string, to: string): string {
  return text.replaceAll(`http://${from}/`, `http://${to}/`);
}

/** DynamoDB tells a checksum of its answer; it still holds where nothing was changed. */
function checksumOf(headers: IncomingMessage['headers'], sent: string, got: Buffer): Record<string, string> {
  const sum = headers['x-amz-crc32'];
  return typeof sum === 'string' && Buffer.from(sent).equals(got) ? { 'x-amz-crc32': sum } : {};
}

function callOf({ headers }: IncomingMessage, body: string): ServiceCall {
  const target = String(headers['x-amz-target'] ?? '');
  const [name = '', operation = ''] = target.split('.');
  if (name.startsWith('DynamoDB')) return { service: 'dynamodb', operation, body };
  if (name.startsWith('AmazonSQS')) return { service: 'sqs', operation, body };
  return { service: 'sns', operation: new URLSearchParams(body).get('Action') ?? '', body };
}

function refused(service: ServiceCall['service'], message: string): Wording {
  const text = JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message });
  const type = 'application/x-amz-json-1.0';
  if (service === 'dynamodb') return { status: 400, type, text };
  if (service === 'sqs') return { status: 403, type, text };
  return {
    status: 403,
    type: 'text/xml',
    text: `<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>${message}</Message></Error><RequestId>STANDIN</RequestId></ErrorResponse>`,
  };
}

interface Wording {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function expired(service: ServiceCall['service']): Wording {
  const message = 'The security token included in the request is expired';
  if (service === 'sns')
    return {
      status: 403,
      type: 'text/xml',
      text: `<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>${message}</Message></Error><RequestId>STANDIN</RequestId></ErrorResponse>`,
    };
  const text = JSON.stringify({ __type: 'com.amazon.coral.service#ExpiredTokenException', message });
  return { status: service === 'sqs' ? 403 : 400, type: 'application/x-amz-json-1.0', text };
}

function throttled(service: ServiceCall['service']): Wording {
  const json = (name: string) => ({
    status: 400,
    type: 'application/x-amz-json-1.0',
    text: JSON.stringify({ __type: name, message: 'Rate exceeded' }),
  });
  if (service === 'dynamodb') return json('com.amazonaws.dynamodb.v20120810#ThrottlingException');
  if (service === 'sqs') return json('com.amazonaws.sqs#RequestThrottled');
  return {
    status: 400,
    type: 'text/xml',
    text: '<ErrorResponse><Error><Type>Sender</Type><Code>Throttled</Code><Message>Rate exceeded</Message></Error><RequestId>STANDIN</RequestId></ErrorResponse>',
  };
}
