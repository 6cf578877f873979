import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { ForkEngine } from '../infra/local/engine/engineChild.ts';
import type { FromEngine } from '../infra/local/engine/protocol.ts';

/** Characters of standard error that are kept. */
const traceCharacters = 4_000;

/** Starts the engine as a utility process of Electron; with the shell's fuses set, no other kind of child can run Node. */
export const forkUtility: ForkEngine = (processUrl) => {
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
    onMessage: (listener) => void child.on('message', (message: unknown) => listener(message as FromEngine)),
    onExit: (listener) => void child.once('exit', (code) => listener({ code, signal: null, trace })),
    kill() {
      // Electron's own way asks politely, which a busy process does not hear.
      if (child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
};
