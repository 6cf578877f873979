import { AppError } from '../../../core/model/errors.ts';

const socketOptions = {
  /** Milliseconds in which the connection has to stand. */
  openMs: 15_000,
  /** Between two words that keep it: API Gateway closes what is idle for ten minutes, routers often sooner. */
  keepMs: 4 * 60_000,
  /** In which the answer has to come; a connection that slept with its computer never answers. */
  answerMs: 20_000,
} as const;

/** What becomes of what a connection tells. */
export interface SocketEars {
  readonly open: () => void;
  readonly text: (text: string) => void;
  /** Nothing more comes. */
  readonly end: () => void;
  /** It never came to stand. */
  readonly fail: (error: AppError) => void;
}

/** Tells of a connection, and keeps it. @returns ends its clocks */
export function keepOpen(socket: WebSocket, ears: SocketEars): () => void {
  const state = { isOpen: false };
  const opening = setTimeout(() => ears.fail(unreached()), socketOptions.openMs);
  let answer: NodeJS.Timeout | undefined;
  let keeping: NodeJS.Timeout | undefined;
  socket.addEventListener('open', () => {
    state.isOpen = true;
    clearTimeout(opening);
    keeping = setInterval(() => {
      socket.send(JSON.stringify({ action: 'ping' }));
      answer ??= setTimeout(ears.end, socketOptions.answerMs);
    }, socketOptions.keepMs);
    ears.open();
  });
  socket.addEventListener('message', ({ data }) => {
    clearTimeout(answer);
    answer = undefined;
    if (typeof data === 'string') ears.text(data);
  });
  // What went wrong is told by the end that follows.
  socket.addEventListener('close', () => {
    if (state.isOpen) ears.end();
    else ears.fail(unreached());
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
