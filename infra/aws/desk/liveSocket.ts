import { readLiveWord } from '../../../core/pipeline/tell/liveWord.ts';
import { wordStream } from '../../../core/pipeline/tell/wordStream.ts';
import type { LiveWord } from '../../../core/ports/pipelineLink.ts';
import { keepOpen } from './keepOpen.ts';
import { openTicketed, type SocketWorld } from './openTicketed.ts';

/** How a desk listens. */
export interface Listening {
  readonly signal: AbortSignal;
  readonly onOpen: () => void;
}

/**
 * Hears what the pipeline tells live. Ends by itself when the other side closes, which API Gateway does after two hours.
 *
 * @param address of the WebSocket API
 * @throws {AppError} `STORE_UNAVAILABLE` where no connection comes to stand; those of the table
 */
export async function* liveSocket(
  world: SocketWorld,
  address: string,
  { signal, onOpen }: Listening,
): AsyncIterable<LiveWord> {
  const socket = await openTicketed(world, { address, by: 'desk', signal });
  if (socket === undefined) return;
  const words = wordStream();
  const stop = (): void => {
    words.end();
    socket.close();
  };
  signal.addEventListener('abort', stop, { once: true });
  const quiet = keepOpen(socket, {
    open: onOpen,
    text(text) {
      const word = readLiveWord(text);
      if (word !== undefined) words.put(word);
    },
    end: () => words.end(),
    fail: (error) => words.fail(error),
  });
  try {
    yield* words.read();
  } finally {
    quiet();
    signal.removeEventListener('abort', stop);
    socket.close();
  }
}
