/**
 * What makes bundles of handlers start sooner than their sources would: data stands in them as it is after it was read and
 * checked, and packages that few files need lie beside them and are read at their first call.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { at } from './project.mjs';

/** Data as a text that is parsed when it is met: twice as fast as the same as a script, and most functions meet none of it. */
export const textOfData = {
  name: 'text-of-data',
  setup(bundler) {
    bundler.onLoad({ filter: /\.json$/ }, ({ path }) => ({
      contents: `export default ${parsedAtRun(JSON.parse(readFileSync(path, 'utf8')))};`,
      loader: 'js',
    }));
  },
};

/** The packs as they are once they were checked; checking them again took a function a fifth of its start. */
export const checkedPacks = {
  name: 'checked-packs',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]core[/\\]packs[/\\]builtInPacks\.ts$/ }, async ({ path }) => ({
      contents: `export const builtInPacks = ${parsedAtRun((await evaluated(path)).builtInPacks)};`,
      loader: 'js',
    }));
  },
};

/** Names of faults in other languages than English, half of the package, which nobody asks for. */
export const englishZod = {
  name: 'english-zod',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};

/** Packages that a function seldom needs, with the functions of theirs that are called. */
const seldom = { jschardet: ['detectAll'], 'iconv-lite': ['encodingExists', 'getDecoder'] };

const lent = 'lent-later';

/** Puts a function in place of each function of such a package, which reads the package when it is called first. */
export const packagesLater = {
  name: 'packages-later',
  setup(bundler) {
    const filter = new RegExp(`^(?:${Object.keys(seldom).join('|')})$`);
    bundler.onResolve({ filter }, ({ path }) => ({ path, namespace: lent }));
    bundler.onResolve({ filter: /^\.\/later-.*\.cjs$/ }, ({ path }) => ({ path, external: true }));
    bundler.onLoad({ filter: /.*/, namespace: lent }, ({ path }) => ({
      contents: seldom[path]
        .map(
          (name) => `export const ${name} = (...given) => require('./${laterFile(path)}').${name}(...given);`,
        )
        .join('\n'),
      loader: 'js',
    }));
  },
};

const laterFile = (name) => `later-${name}.cjs`;

/** Packages that a bundle reads later, by the inputs that esbuild tells. */
export function laterPackages(inputs) {
  return Object.keys(seldom).filter((name) => `${lent}:${name}` in inputs);
}

/**
 * Writes such a package beside a bundle.
 *
 * @returns {Promise<number>} its bytes
 */
export async function addLaterPackage(folder, name) {
  const { metafile } = await build({
    stdin: { contents: `module.exports = require('${name}');`, resolveDir: at('.') },
    outfile: join(folder, laterFile(name)),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    minify: true,
    metafile: true,
    legalComments: 'none',
    plugins: [textOfData],
    logLevel: 'warning',
  });
  return Object.values(metafile.outputs)[0].bytes;
}

/** What a module of ours exports. Bundled first, since not every Node that runs this reads TypeScript. */
async function evaluated(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'warning',
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${text}`);
}

function parsedAtRun(data) {
  const text = JSON.stringify(data);
  if (!isDeepStrictEqual(JSON.parse(text), data)) throw new Error('The data are more than JSON can say.');
  return `JSON.parse(${JSON.stringify(text)})`;
}
