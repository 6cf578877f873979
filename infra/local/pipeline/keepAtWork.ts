import type { ChildProcess } from 'node:child_process';
import { AppError } from '../../../core/model/errors.ts';
import { watchSilence } from './watchSilence.ts';

/** From a process at work to the one that keeps it. */
export type WorkerWord =
  /** It turns; `steps` that it has done so far. */
  | { readonly kind: 'alive'; readonly steps: number }
  /** It ends in order, and its exit code is the answer. */
  | { readonly kind: 'ended' };

export const keepOptions = {
  /** Milliseconds between two words of a process. */
  wordMs: 2_000,
  /** Milliseconds without a word after which a process counts as hanging: reading lets others go first many times a second. */
  silentMs: 120_000,
  /** Deaths in a row without a step done, after which it is not the files: each is given up before. */
  deaths: 20,
} as const;

/** A process that is kept at work. */
export interface Kept {
  /** Starts it. @param afterDeath whether the one before died */
  readonly start: (afterDeath: boolean) => ChildProcess;
  /** Ends it in order. */
  readonly signal: AbortSignal;
  /** Is told in a sentence of each death. */
  readonly onDeath: (text: string) => void;
  readonly options?: { readonly silentMs: number; readonly deaths: number };
}

/**
 * Keeps a process at work that may die at any moment, as it reads what strangers have sent: it is started again until it
 * ends in order. One that hangs is ended.
 *
 * @returns its exit code
 * @throws {AppError} `ENGINE_LOST` where it dies again and again without doing anything
 */
export async function keepAtWork(kept: Kept): Promise<number> {
  const { deaths: mostDeaths } = { ...keepOptions, ...kept.options };
  let idleDeaths = 0;
  for (let life = 0; ; life += 1) {
    const end = await oneLife(kept, life > 0);
    if (end.inOrder || kept.signal.aborted) return end.code ?? 1;
    idleDeaths = end.steps > 0 ? 1 : idleDeaths + 1;
    if (idleDeaths >= mostDeaths)
      throw new AppError(
        'ENGINE_LOST',
        `The process that reads files died ${idleDeaths} times (${end.how}).`,
      );
    kept.onDeath(`The process that reads files died (${end.how}) and is started again.`);
  }
}

interface LifeEnd {
  readonly inOrder: boolean;
  readonly code: number | null;
  readonly steps: number;
  readonly how: string;
}

function oneLife({ start, signal, options }: Kept, afterDeath: boolean): Promise<LifeEnd> {
  const { silentMs } = { ...keepOptions, ...options };
  const child = start(afterDeath);
  let steps = 0;
  let inOrder = false;
  const silence = watchSilence(silentMs, () => void child.kill('SIGKILL'));
  const stop = (): void => void child.kill('SIGTERM');
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  child.on('message', (word) => {
    silence.heard();
    const { kind, ...more } = word as WorkerWord;
    if (kind === 'ended') inOrder = true;
    else if ('steps' in more) steps = more.steps;
  });
  return new Promise((resolve, reject) => {
    const done = (): void => {
      silence.end();
      signal.removeEventListener('abort', stop);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('exit', (code, by) => {
      done();
      resolve({ inOrder, code, steps, how: by ?? `exit code ${code ?? '?'}` });
    });
  });
}

/** The other end: tells whoever keeps this process that it turns, and ends it when nobody does any more. */
export function tellKeeper(stepsDone: () => number): { ended(): Promise<void> } {
  const send = (word: WorkerWord): void => {
    if (process.connected) process.send?.(word);
  };
  process.on('disconnect', () => process.exit(1));
  // It is no reason to go on living.
  process.channel?.unref();
  const timer = setInterval(() => send({ kind: 'alive', steps: stepsDone() }), keepOptions.wordMs);
  timer.unref();
  return {
    ended() {
      clearInterval(timer);
      const word: WorkerWord = { kind: 'ended' };
      return new Promise((resolve) => {
        if (process.send === undefined || !process.connected) resolve();
        else process.send(word, () => resolve());
      });
    },
  };
}
