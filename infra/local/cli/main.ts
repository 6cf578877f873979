/** Entry file of the command line, `mapwright`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './runCommandLine.ts';
import { openTerminal } from './terminal.ts';

/** The built files lie in `out/main` of the app's folder. */
const appFolder = new URL('../../', import.meta.url);
const stop = new AbortController();

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
    processUrl: new URL('./engineProcess.js', import.meta.url),
    workerUrl: new URL('./engineWorker.js', import.meta.url),
  },
  appVersion: appVersion(),
  rendererFolder: fileURLToPath(new URL('out/renderer', appFolder)),
  samplesFolder: fileURLToPath(new URL('samples', appFolder)),
});

function appVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', appFolder), 'utf8')) as {
    version: string;
  };
  return version;
}
