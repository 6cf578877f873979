import { Transform } from 'node:stream';
import type { NodeHttp2Handler } from '@smithy/node-http-handler';
import { textOfBody } from './bodyText.ts';
import { mostAnswerBytes } from './readLimited.ts';

/** The SDK's own transport over HTTP/2, watched: what leaves is what was shown, and what comes has an end. */
export interface WatchedHandler
  extends Pick<
    NodeHttp2Handler,
    'metadata' | 'handle' | 'updateHttpClientConfig' | 'httpHandlerConfigs' | 'destroy'
  > {
  /** Times that the request was sent. */
  attempts(): number;
  /** Bytes of the last answer so far. */
  bytes(): number;
  /** True where an answer went on beyond `mostAnswerBytes` and was broken off. */
  isOverlong(): boolean;
}

/** @param body what was shown to the person; another body is a bug and does not leave */
export async function bedrockHandler(timeoutMs: number, body: string): Promise<WatchedHandler> {
  const { NodeHttp2Handler } = await import('@smithy/node-http-handler');
  const inner = new NodeHttp2Handler({ requestTimeout: timeoutMs, sessionTimeout: timeoutMs });
  let attempts = 0;
  let bytes = 0;
  let overlong = false;
  return {
    metadata: inner.metadata,
    updateHttpClientConfig: (key, value) => inner.updateHttpClientConfig(key, value),
    httpHandlerConfigs: () => inner.httpHandlerConfigs(),
    destroy: () => inner.destroy(),
    attempts: () => attempts,
    bytes: () => bytes,
    isOverlong: () => overlong,
    async handle(request, options) {
      if (textOfBody(request.body) !== body) throw new Error('Invariant broken: another request than shown');
      attempts += 1;
      bytes = 0;
      const result = await inner.handle(request, options);
      const limited = new Transform({
        transform(piece: Uint8Array, _, done) {
          bytes += piece.length;
          overlong = bytes > mostAnswerBytes;
          if (overlong) done(new Error('The answer is far too long.'));
          else done(null, piece);
        },
      });
      const whole = result.response.body as NodeJS.ReadableStream;
      whole.on('error', (error: Error) => limited.destroy(error));
      result.response.body = whole.pipe(limited);
      return result;
    },
  };
}
