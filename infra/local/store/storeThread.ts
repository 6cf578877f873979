import { Worker } from 'node:worker_threads';
import { AppError, type ErrorView } from '../../../core/model/errors.ts';

/** What a thread over a store is asked: a method of the store, or what its thread knows beside those. */
export interface ThreadQuestion {
  readonly id: number;
  /** `release` closes the database, and the next question opens it again; `cancel` breaks off the work with this number. */
  readonly method: string;
  readonly given: readonly unknown[];
}

/** `Need`: something of the database that may have to be made before a question is answered, such as an index. */
export type ThreadAnswer<Need = never> =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly view: ErrorView }
  /** The question is to be asked again when there is this. */
  | { readonly id: number; readonly missing: Need }
  /** Nobody asked: what would make the next answer quicker. */
  | { readonly wish: Need }
  /** A bug. */
  | { readonly id: number; readonly trace: string };

/** A thread over a store, started with its first question. */
export interface StoreThread<Method extends string> {
  /** @param signal sends the thread the word to break the work off */
  ask(method: Method, given: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
  /** Closes its database, if it has one open. */
  release(): Promise<void>;
  /** Answers what was asked, closes the database and ends. */
  end(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly question: ThreadQuestion;
}

/**
 * @param entry Built entry file, which answers every `ThreadQuestion` with a `ThreadAnswer`; see `answerTo`.
 * @param of What the thread is for, where the database lies, and who makes what the thread says is missing.
 */
export function storeThread<Method extends string, Need = never>(
  entry: URL,
  of: { readonly name: string; readonly path: string; readonly make?: (need: Need) => Promise<void> },
): StoreThread<Method> {
  const make = async (need: Need): Promise<void> => of.make?.(need);
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let asked = 0;

  const lost = (error: unknown): void => {
    worker = undefined;
    const left = [...waiting.values()];
    waiting.clear();
    for (const { reject } of left) reject(error);
  };
  const start = (): Worker => {
    const fresh = new Worker(entry, {
      name: `mapwright-${of.name}`,
      env: {},
      workerData: { path: of.path },
    });
    fresh.on('message', (told: ThreadAnswer<Need>) => {
      if ('wish' in told) {
        // Without it the next answer takes as long as this one did.
        make(told.wish).catch(() => undefined);
        return;
      }
      const one = waiting.get(told.id);
      if ('missing' in told) {
        if (one !== undefined) make(told.missing).then(() => post(one.question), one.reject);
        return;
      }
      waiting.delete(told.id);
      if ('answer' in told) one?.resolve(told.answer);
      else one?.reject('view' in told ? AppError.fromView(told.view) : new Error(told.trace));
    });
    // What was asked is lost with it; the next question starts another.
    fresh.on('error', (error) => {
      if (worker === fresh) lost(error);
    });
    fresh.on('exit', () => {
      if (worker === fresh) lost(new Error(`The thread of ${of.name} has ended.`));
    });
    return fresh;
  };
  const post = (question: ThreadQuestion): void => {
    worker ??= start();
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(question);
  };

  const ask: StoreThread<Method | 'release'>['ask'] = async (method, given, signal) => {
    asked += 1;
    const id = asked;
    const stop = (): void => post({ id, method: 'cancel', given: [] });
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        const question = { id, method, given };
        waiting.set(id, { resolve, reject, question });
        post(question);
      });
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };
  const release = async (): Promise<void> => {
    if (worker !== undefined) await ask('release', []);
  };
  return {
    ask,
    release,
    async end() {
      await release();
      const present = worker;
      worker = undefined;
      await present?.terminate();
    },
  };
}
