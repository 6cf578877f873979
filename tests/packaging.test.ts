import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPackageWithOptions, extractAll, statFile } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './ports/temporaryFolder.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const configuration = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

/** The globs of a list in the configuration of electron-builder. */
function globsOf(key: string): readonly string[] {
  const [, list = ''] = new RegExp(`^${key}:\n((?:  - .*\n)+)`, 'm').exec(configuration) ?? [];
  return [...list.matchAll(/^ {2}- '?(.*?)'?$/gm)].map(([, glob = '']) => glob);
}

interface Locked {
  readonly optional?: true;
  readonly dev?: true;
  readonly os?: readonly string[] | string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** A package with all that it needs, those of other systems too. */
function withNeeds(name: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(name)) return known;
  known.add(name);
  const { dependencies = {}, optionalDependencies = {} } = packages[`node_modules/${name}`] ?? {};
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) withNeeds(next, known);
  return known;
}

const needed = withNeeds('@duckdb/node-api');
const bindings = [...needed].filter((name) => name.startsWith('@duckdb/node-bindings-'));
const isLeftOut = (path: string): boolean =>
  globsOf('files').some((glob) => glob.startsWith('!') && matchesGlob(path, glob.slice(1)));
const isUnpacked = (path: string): boolean => globsOf('asarUnpack').some((glob) => matchesGlob(path, glob));

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

describe('what is packaged of the dependencies', () => {
  it('is DuckDB with what it needs, and nothing that is for tests', () => {
    for (const name of needed)
      expect([name, isLeftOut(`node_modules/${name}/index.js`)]).toEqual([name, false]);
    const others = Object.entries(packages).filter(
      ([path, { dev }]) => path.startsWith('node_modules/') && dev !== true,
    );
    const kept = others.map(([path]) => path).filter((path) => !isLeftOut(`${path}/index.js`));
    expect(kept.map((path) => path.slice('node_modules/'.length)).toSorted()).toEqual([...needed].toSorted());
  });

  it('has the library beside the archive on every system', () => {
    const systems = new Set(bindings.flatMap((name) => packages[`node_modules/${name}`]?.os ?? []));
    expect([...systems].toSorted()).toEqual(['darwin', 'linux', 'win32']);
    for (const name of bindings)
      for (const file of ['duckdb.node', 'libduckdb.so', 'libduckdb.dylib', 'duckdb.dll'])
        expect(isUnpacked(`node_modules/${name}/${file}`)).toBe(true);
    expect(isUnpacked('node_modules/@duckdb/node-api/lib/index.js')).toBe(false);
  });

  it('loads and answers from the files of a package alone', async () => {
    const app = join(folder.path, 'app');
    for (const name of needed) copyPackage(name, app);
    const archive = join(folder.path, 'app.asar');
    const [unpack = ''] = globsOf('asarUnpack');
    await createPackageWithOptions(app, archive, { unpack: join(app, unpack) });
    for (const name of bindings) {
      const entry = statFile(archive, join('node_modules', name, 'duckdb.node'));
      expect([name, 'unpacked' in entry && entry.unpacked]).toEqual([name, true]);
    }
    const out = join(folder.path, 'out');
    extractAll(archive, out);
    const script = `import { DuckDBInstance } from '@duckdb/node-api';
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      console.log(JSON.stringify((await connection.runAndReadAll('SELECT 6 * 7')).getRowsJson()));`;
    writeFileSync(join(out, 'ask.mjs'), script);
    expect(JSON.parse(execFileSync(process.execPath, [join(out, 'ask.mjs')], { encoding: 'utf8' }))).toEqual([
      [42],
    ]);
  }, 60_000);
});

/** Copies the files of a package; of another system's, which is not installed, there is a stand-in. */
function copyPackage(name: string, app: string): void {
  const from = join(root, 'node_modules', name);
  const to = join(app, 'node_modules', name);
  mkdirSync(to, { recursive: true });
  let entries: ReturnType<typeof filesIn>;
  try {
    entries = filesIn(from);
  } catch {
    writeFileSync(join(to, 'duckdb.node'), 'of another system');
    return;
  }
  for (const path of entries) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    copyFileSync(join(from, path), join(to, path));
  }
}

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(path.length + 1));
}
