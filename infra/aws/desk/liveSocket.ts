import { randomBytes } from 'node:crypto';
import { AppError } from '../../../core/model/errors.ts';
import { giveTicket } from '../../../core/pipeline/liveTickets.ts';
import { readLiveWord } from '../../../core/pipeline/liveWord.ts';
import type { PipelineBase } from '../../../core/pipeline/pipelineWorld.ts';
import { type WordStream, wordStream } from '../../../core/pipeline/wordStream.ts';
import type { LiveWord } from '../../../core/ports/pipelineLink.ts';

const socketOptions = {
  /** Milliseconds in which the connection has to stand. */
  openMs: 15_000,
  /** Between two words that keep it: API Gateway closes what is idle for ten minutes, routers often sooner. */
  keepMs: 4 * 60_000,
  /** In which the answer has to come; a connection that slept with its computer never answers. */
  answerMs: 20_000,
} as const;

/** How a desk listens. */
export interface Listening {
  readonly signal: AbortSignal;
  readonly onOpen: () => void;
}

/**
 * Hears what the pipeline tells live. The desk writes a ticket for itself, which opens one connection, so that no token
 * stands in an address. Ends by itself when the other side closes, which API Gateway does after two hours.
 *
 * @param address of the WebSocket API
 * @throws {AppError} `STORE_UNAVAILABLE` where no connection comes to stand; those of the table
 */
export async function* liveSocket(
  world: Pick<PipelineBase, 'connections' | 'clock' | 'sessions'>,
  address: string,
  { signal, onOpen }: Listening,
): AsyncIterable<LiveWord> {
  if (signal.aborted) return;
  const secret = randomBytes(32).toString('base64url');
  const { ticket } = await giveTicket(world, { by: 'desk', secret });
  // Aborted while the ticket was written.
  if (signal.aborted) return;
  const socket = new WebSocket(`${address}?ticket=${encodeURIComponent(ticket)}`);
  const words = wordStream();
  const stop = (): void => {
    words.end();
    socket.close();
  };
  signal.addEventListener('abort', stop, { once: true });
  const quiet = keepOpen(socket, words, onOpen);
  try {
    yield* words.read();
  } finally {
    quiet();
    signal.removeEventListener('abort', stop);
    socket.close();
  }
}

/** Brings a connection's happenings to the words, and keeps it. @returns ends its clocks */
function keepOpen(socket: WebSocket, words: WordStream, onOpen: () => void): () => void {
  const state = { isOpen: false };
  const opening = setTimeout(() => words.fail(unreached()), socketOptions.openMs);
  let answer: NodeJS.Timeout | undefined;
  let keeping: NodeJS.Timeout | undefined;
  socket.addEventListener('open', () => {
    state.isOpen = true;
    clearTimeout(opening);
    keeping = setInterval(() => {
      socket.send(JSON.stringify({ action: 'ping' }));
      answer ??= setTimeout(() => words.end(), socketOptions.answerMs);
    }, socketOptions.keepMs);
    onOpen();
  });
  socket.addEventListener('message', ({ data }) => {
    clearTimeout(answer);
    answer = undefined;
    const word = typeof data === 'string' ? readLiveWord(data) : undefined;
    if (word !== undefined) words.put(word);
  });
  // What went wrong is told by the end that follows.
  socket.addEventListener('close', () => {
    if (state.isOpen) words.end();
    else words.fail(unreached());
  });
  socket.addEventListener('error', () => undefined);
  return () => {
    clearTimeout(opening);
    clearTimeout(answer);
    clearInterval(keeping);
  };
}

function unreached(): AppError {
  return new AppError('STORE_UNAVAILABLE', 'The live connection to AWS does not come to stand.', {
    remedy: 'Nothing is lost: the state is asked for instead. Check that WebSockets pass the network.',
  });
}
