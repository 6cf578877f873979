import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codeCacheFolder } from '../files/codeCache.ts';
import type { ForkEngine } from '../engine/engineChild.ts';
import { runCommandLine } from './runCommandLine.ts';
import { openTerminal } from './session/terminal.ts';

/** The built files lie in `out/main` of the app's folder. */
const appFolder = new URL('../../', import.meta.url);
const stop = new AbortController();

/**
 * Runs the command line of this process and sets its exit code.
 *
 * @param processUrl Entry file of the engine process; that of its workers lies beside it
 * @param fork Gives a process that was started ahead; absent: it is started when it is wanted
 */
export async function runProgram(processUrl: URL, fork?: ForkEngine): Promise<void> {
  process.on('SIGTERM', () => stop.abort());
  process.on('SIGINT', () => {
    // Whoever presses twice does not want to wait for the orderly end.
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  });

  process.exitCode = await runCommandLine(process.argv.slice(2), {
    terminal: openTerminal(() => stop.abort()),
    signal: stop.signal,
    entries: {
      processUrl,
      workerUrl: new URL('./engineWorker.js', processUrl),
      codeCache: codeCacheFolder('engine'),
      ...(fork === undefined ? {} : { fork }),
    },
    appVersion: appVersion(),
    rendererFolder: fileURLToPath(new URL('out/renderer', appFolder)),
    samplesFolder: fileURLToPath(new URL('samples', appFolder)),
  });
}

function appVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', appFolder), 'utf8')) as {
    version: string;
  };
  return version;
}
