import { AppError } from '../model/errors.ts';
import { cloudScanOptions } from '../model/options/cloudScanOptions.ts';
import type { SessionId } from '../model/session.ts';
import type { ScanTalk } from '../ports/cloudScans.ts';
import type { ScanDeps } from '../scanning/scanDeps.ts';

/**
 * A person's wish that a scan end, over the connection by which it is followed: another one would take over what is told of
 * it. Said again over the next connection where this one ends before it is answered.
 */
export interface EndRequest {
  /** Resolves when the pipeline has taken it. @throws {AppError} `NOT_READY` as it says; `STORE_UNAVAILABLE` where it says nothing */
  ask(reason: string): Promise<void>;
  connected(talk: ScanTalk, sessionId: SessionId): void;
  parted(): void;
  taken(): void;
  /** @returns whether this was what was refused */
  refused(message: string): boolean;
  /** The scan is not followed any more. @param error why; absent: it has ended */
  over(error?: AppError): void;
}

interface Open {
  readonly reason: string;
  readonly settle: (error?: AppError) => void;
}

export function endRequest({ wait }: Pick<ScanDeps, 'wait'>): EndRequest {
  let line: { readonly talk: ScanTalk; readonly sessionId: SessionId } | undefined;
  let open: Open | undefined;
  const say = (): void => {
    if (open === undefined || line === undefined) return;
    line.talk.say({ action: 'end_scan', session_id: line.sessionId, reason: open.reason });
  };
  const settle = (error?: AppError): void => {
    const settled = open;
    open = undefined;
    settled?.settle(error);
  };
  const giveUp = async (signal: AbortSignal): Promise<void> => {
    await wait(cloudScanOptions.answerMs, signal);
    if (!signal.aborted) settle(unanswered());
  };
  return {
    ask: (reason) =>
      new Promise((resolve, reject) => {
        // Whoever asked before waits for the same.
        const before = open;
        const over = new AbortController();
        open = {
          reason,
          settle(error) {
            over.abort();
            before?.settle(error);
            if (error === undefined) resolve();
            else reject(error);
          },
        };
        say();
        void giveUp(over.signal);
      }),
    connected(talk, sessionId) {
      line = { talk, sessionId };
      say();
    },
    parted() {
      line = undefined;
    },
    taken: () => settle(),
    refused(message) {
      const isAsked = open !== undefined;
      settle(new AppError('NOT_READY', message, { remedy: 'Try again in a moment.' }));
      return isAsked;
    },
    over: (error) => settle(error),
  };
}

function unanswered(): AppError {
  return new AppError('STORE_UNAVAILABLE', 'AWS does not answer, so the scan goes on there.', {
    remedy: 'Check the network, then stop it again.',
  });
}
