import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { processPath } from '../../../processes/processFiles.ts';

const script = processPath('tests/infra/local/cli/sourceCommand.ts');

/** How a command in a process of its own ended. */
export interface CommandEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly messages: string;
}

/** Starts `mapwright` as a process, from its sources. */
export function startCommand(
  parameters: readonly string[],
  dataDir: string,
  variables: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly ended: Promise<CommandEnd> } {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...parameters], {
    env: { ...process.env, MAPWRIGHT_DATA: dataDir, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let messages = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    messages += chunk.toString('utf8');
  });
  const ended = once(child, 'close').then((end) => {
    const [exitCode, signal] = end as [number | null, string | null];
    return { exitCode, signal, out, messages };
  });
  return { child, ended };
}

/** The objects of an answer of one object a line. */
export function objectsOf({ out }: CommandEnd): readonly Record<string, unknown>[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
