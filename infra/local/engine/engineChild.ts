import { fork, type Serializable } from 'node:child_process';
import type { FromEngine, ToEngine } from './protocol.ts';

/** How a process ended. */
export interface EngineExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** Last words on standard error. */
  readonly trace: string;
}

/** A process as its host holds it, whichever way it was started, by what goes there and what comes back. */
export interface HostedChild<To, From> {
  /** `undefined` until it runs, where the way of starting says so late. */
  readonly pid: number | undefined;
  send(message: To): void;
  onMessage(listener: (message: From) => void): void;
  /** Called once, also when the process could not be started. */
  onExit(listener: (exit: EngineExit) => void): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** An engine process. */
export type EngineChild = HostedChild<ToEngine, FromEngine>;

/** Starts a process from its entry file. Electron passes its own, over `utilityProcess`. */
export type ForkChild = <To, From>(processUrl: URL) => HostedChild<To, From>;

/** Starts an engine process. */
export type ForkEngine = (processUrl: URL) => EngineChild;

/** Characters of standard error that are kept. */
const traceCharacters = 4_000;

/** Starts a child process of Node. It inherits no environment, so no credentials either. */
export const forkChild: ForkChild = <To, From>(processUrl: URL): HostedChild<To, From> => {
  const child = fork(processUrl, [], {
    env: childEnvironment(),
    execArgv: ['--disallow-code-generation-from-strings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let trace = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    trace = (trace + chunk.toString('utf8')).slice(-traceCharacters);
  });
  return {
    get pid() {
      return child.pid;
    },
    send(message) {
      // The exit of a process that does not take messages any more is told by `onExit`.
      if (child.connected) child.send(message as Serializable, () => undefined);
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as From)),
    onExit(listener) {
      let told = false;
      const tell = (exit: EngineExit): void => {
        if (!told) listener(exit);
        told = true;
      };
      child.on('exit', (code, signal) => tell({ code, signal, trace }));
      child.on('error', (error) => tell({ code: null, signal: null, trace: error.message }));
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

function childEnvironment(): NodeJS.ProcessEnv {
  const root = process.env['SystemRoot'];
  return {
    // Fewer memory arenas of the C library keep the resident size near what is really used.
    MALLOC_ARENA_MAX: '2',
    // Windows starts no process without it.
    ...(root === undefined ? {} : { SystemRoot: root }),
  };
}

/** V8 aborts a process whose heap is full. Hosts without signals tell it as 128 + 6. */
export function isAbort({ signal, code }: EngineExit): boolean {
  return signal === 'SIGABRT' || code === 134;
}

/** How a process ended, for whoever mends it. */
export function wordsOf({ code, signal, trace }: EngineExit): string {
  return `The engine process ended with ${signal ?? code ?? 'no code'}. ${trace}`;
}
