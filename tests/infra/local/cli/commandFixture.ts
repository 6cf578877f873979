import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Session } from '../../../../infra/local/cli/session/commandSession.ts';
import { runCommandLine } from '../../../../infra/local/cli/runCommandLine.ts';
import { engineEntries, projectRoot } from '../../../processes/processFiles.ts';

/** What a command printed and how it ended. */
export interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly messages: readonly string[];
}

/** A folder with files of its own and a data folder of its own. */
export interface CommandFixture {
  readonly folder: string;
  /** Writes a file and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  mapwright(...parameters: readonly string[]): Promise<Ended>;
  /** The session that commands run with, for a test that joins in. */
  session(signal?: AbortSignal): Session & { readonly printed: () => Ended };
  remove(): void;
}

/** Runs commands in this process, with the real engine from the sources. */
export function commandFixture(): CommandFixture {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-cli-'));
  process.env['MAPWRIGHT_DATA'] = join(folder, 'data');

  const session: CommandFixture['session'] = (signal = new AbortController().signal) => {
    let out = '';
    const messages: string[] = [];
    return {
      terminal: {
        print(text) {
          out += text;
          return Promise.resolve();
        },
        say: (line) => void messages.push(line),
        progress: () => undefined,
        status: () => undefined,
        clearProgress: () => undefined,
      },
      signal,
      entries: engineEntries,
      appVersion: '1.2.3',
      rendererFolder: folder,
      samplesFolder: fileURLToPath(new URL('samples', projectRoot)),
      printed: () => ({ exitCode: 0, out, messages }),
    };
  };

  return {
    folder,
    session,
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    async mapwright(...parameters) {
      const own = session();
      const exitCode = await runCommandLine(parameters, own);
      return { ...own.printed(), exitCode };
    },
    remove() {
      delete process.env['MAPWRIGHT_DATA'];
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
