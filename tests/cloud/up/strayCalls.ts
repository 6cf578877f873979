import { createServer } from 'node:http';
import { answering, closeServer, listen, readBody } from '../gateway/listen.ts';

/** Takes calls of services that are not stood for, so that none ever leaves the machine. */
export interface StrayCalls {
  readonly url: string;
  /** `POST / AWSGlue.GetTable` */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

export async function openStrayCalls(wantedPort = 0): Promise<StrayCalls> {
  const seen: string[] = [];
  const server = createServer(
    answering(async (message) => {
      await readBody(message, 1024);
      const target = message.headers['x-amz-target'];
      seen.push(
        `${message.method ?? ''} ${message.url ?? ''} ${typeof target === 'string' ? target : ''}`.trim(),
      );
      return {
        status: 400,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'NotImplementedException' },
        body: JSON.stringify({ message: 'The stand-in cloud has no such service.' }),
      };
    }),
  );
  const port = await listen(server, wantedPort);
  return { url: `http://127.0.0.1:${String(port)}`, seen, close: () => closeServer(server) };
}
