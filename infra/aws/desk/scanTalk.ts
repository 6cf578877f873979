import { AppError } from '../../../core/model/errors.ts';
import type { ScanTalk } from '../../../core/ports/cloudScans.ts';
import { keepOpen } from './keepOpen.ts';
import { openTicketed, type SocketWorld } from './openTicketed.ts';

/** Words that wait for their reader; beyond them the connection ends, and whoever comes back asks for the state. */
const mostWaiting = 100_000;

/**
 * Connects to the scans of a pipeline.
 *
 * @throws {AppError} `STORE_UNAVAILABLE` where no connection comes to stand, `CANCELLED` with the signal; those of the table
 */
export async function scanTalk(
  world: SocketWorld,
  { address, by, signal }: { readonly address: string; readonly by: string; readonly signal: AbortSignal },
): Promise<ScanTalk> {
  const socket = await openTicketed(world, { address, by, signal });
  if (socket === undefined) throw cancelled();
  const waiting: string[] = [];
  const state = { isOver: false, wake: (): void => undefined };
  const close = (): void => {
    state.isOver = true;
    state.wake();
    quiet();
    signal.removeEventListener('abort', close);
    socket.close();
  };
  let quiet = (): void => undefined;
  await new Promise<void>((resolve, reject) => {
    const failed = (error: AppError): void => {
      close();
      reject(error);
    };
    quiet = keepOpen(socket, {
      open: resolve,
      text(text) {
        waiting.push(text);
        state.wake();
        if (waiting.length > mostWaiting) close();
      },
      end: close,
      fail: failed,
    });
    signal.addEventListener('abort', close, { once: true });
    signal.addEventListener('abort', () => reject(cancelled()), { once: true });
  });
  return {
    say(word) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(word));
    },
    async *words() {
      for (;;) {
        for (const text of waiting.splice(0)) yield parsed(text);
        if (waiting.length > 0) continue;
        if (state.isOver) return;
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
      }
    },
    close,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No word of ours.
    return undefined;
  }
}

function cancelled(): AppError {
  return new AppError('CANCELLED', 'It was stopped.');
}
