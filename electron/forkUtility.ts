import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { ForkChild, HostedChild } from '../infra/local/engine/engineChild.ts';

/** Characters of standard error that are kept. */
const traceCharacters = 4_000;

/** Starts a utility process of Electron; with the shell's fuses set, no other kind of child can run Node. */
export const forkUtility: ForkChild = <To, From>(processUrl: URL): HostedChild<To, From> => {
  const child = utilityProcess.fork(fileURLToPath(processUrl), [], {
    serviceName: 'Mapwright engine',
    // No environment, so no credentials either.
    env: {},
    execArgv: ['--disallow-code-generation-from-strings'],
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let trace = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    trace = (trace + chunk.toString('utf8')).slice(-traceCharacters);
  });
  return {
    get pid() {
      return child.pid;
    },
    // oxlint-disable-next-line require-post-message-target-origin
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: unknown) => listener(message as From)),
    onExit: (listener) => void child.once('exit', (code) => listener({ code, signal: null, trace })),
    kill() {
      // Electron's own way asks politely, which a busy process does not hear.
      if (child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
};
