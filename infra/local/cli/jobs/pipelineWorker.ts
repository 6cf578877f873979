import { fork } from 'node:child_process';
import { keepAtWork } from '../../pipeline/keepAtWork.ts';
import type { Session } from '../session/commandSession.ts';

/** Variable by which the command knows that it is the process that does the work: `first` or `afterDeath`. */
const variable = 'MAPWRIGHT_PIPELINE_WORKER';

/** What this process is: the one that does the work, or the one that keeps another at it. */
export function workerRole(): 'keeper' | 'first' | 'afterDeath' {
  const said = process.env[variable];
  return said === 'first' || said === 'afterDeath' ? said : 'keeper';
}

/** Names of variables that may hold a secret; whoever reads files of strangers has none. */
const secret = /(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)(?:_\w*)?$|^AWS_/iu;

/** Runs this very command in a process of its own, for as long as it takes and as often as it dies. */
export function keepWorker({ signal, terminal }: Session): Promise<number> {
  const [, script = '', ...parameters] = process.argv;
  const open = Object.entries(process.env).filter(([name]) => !secret.test(name));
  return keepAtWork({
    start: (afterDeath) =>
      fork(script, parameters, {
        env: { ...Object.fromEntries(open), [variable]: afterDeath ? 'afterDeath' : 'first' },
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      }),
    signal,
    onDeath: (text) => terminal.say(`mapwright: ${text}`),
  });
}
