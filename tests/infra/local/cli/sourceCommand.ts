import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../../../infra/local/cli/runCommandLine.ts';
import { openTerminal } from '../../../../infra/local/cli/session/terminal.ts';
import { engineEntries, projectRoot } from '../../../processes/processFiles.ts';

/**
 * The `mapwright` command from its sources: `sourceCommand.ts [--as-nobody] COMMAND...`. With `--as-nobody` it gives up
 * the rights of root first, for whom no file is closed.
 */
const parameters = process.argv.slice(2);
if (parameters[0] === '--as-nobody') {
  parameters.shift();
  process.setgid?.('nogroup');
  process.setuid?.('nobody');
}
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());

process.exitCode = await runCommandLine(parameters, {
  terminal: openTerminal(() => stop.abort()),
  signal: stop.signal,
  entries: engineEntries,
  appVersion: '0.0.0-test',
  rendererFolder: fileURLToPath(new URL('renderer', projectRoot)),
  samplesFolder: fileURLToPath(new URL('samples', projectRoot)),
});
