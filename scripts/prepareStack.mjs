import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundleHandlers } from './bundleHandlers.mjs';
import { at, say } from './project.mjs';

/**
 * Bundles the handlers for an environment.
 *
 * @param {string} env
 * @param {readonly string[]} words further parameters of the app
 * @returns {Promise<{ app: string[], out: string }>} parameters of Node that run the app, and where templates go
 */
export async function prepareStack(env, words) {
  const bundles = at('.cache', 'stack', 'handlers');
  const out = at('.cache', 'stack', env);
  const architecture = nativeArchitecture(env, words);
  const bundled = await bundleHandlers(bundles, { architecture });
  for (const { name, sizeBytes, nativeBytes } of bundled) {
    say(
      `${name.padEnd(18)} ${mega(sizeBytes)} MB${nativeBytes === 0 ? '' : ` and ${mega(nativeBytes)} MB beside it`}`,
    );
  }
  return { app: [at('infra', 'stack', 'app.ts'), ...words, '--bundles', bundles, '--out', out], out };
}

/** The one setting that bundling asks for; the app checks the file as a whole. */
function nativeArchitecture(env, words) {
  const { values } = parseArgs({ args: words, options: { settings: { type: 'string' } }, strict: false });
  const path = values.settings ?? 'stack.settings.json';
  if (!existsSync(path)) return 'x64';
  try {
    return JSON.parse(readFileSync(path, 'utf8'))[env]?.nativeArchitecture === 'arm64' ? 'arm64' : 'x64';
  } catch {
    // The app says what is wrong with it.
    return 'x64';
  }
}

function mega(bytes) {
  return (bytes / 1e6).toFixed(2).padStart(6);
}
