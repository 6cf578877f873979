import { z } from 'zod';
import { AppError } from '../../../core/model/errors.ts';
import { codeOf } from '../../../core/pipeline/world/codeOf.ts';
import type { Log } from '../../../core/ports/clock.ts';

const form = z.object({
  requestContext: z.object({ connectionId: z.string(), messageId: z.string().optional() }),
  queryStringParameters: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
});

/** What happened to a connection. */
export interface SocketHappening {
  readonly id: string;
  /** Of its word: the same when the word is given again; empty for what is no word. */
  readonly messageId: string;
  readonly query: Readonly<Record<string, string>>;
  /** As JSON; `undefined` where it is none. */
  readonly word: unknown;
}

/** Does what a word of a desk asks for, and answers as API Gateway takes it: 403 where it is refused. */
export async function answerSocket(
  event: unknown,
  log: Log,
  work: (happening: SocketHappening) => Promise<void>,
): Promise<{ readonly statusCode: number }> {
  const { requestContext, queryStringParameters = {}, body = '' } = form.parse(event);
  try {
    const { connectionId: id, messageId = '' } = requestContext;
    await work({ id, messageId, query: queryStringParameters, word: wordOf(body) });
    return { statusCode: 200 };
  } catch (error) {
    log.error('socket.refused', { code: codeOf(error) });
    return { statusCode: error instanceof AppError && error.code === 'ACCESS_DENIED' ? 403 : 500 };
  }
}

function wordOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Nothing that we would understand.
    return undefined;
  }
}
