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
  const bundled = await bundleHandlers(bundles, { architecture: 'x64' });
  for (const { name, sizeBytes, nativeBytes } of bundled) {
    say(
      `${name.padEnd(18)} ${mega(sizeBytes)} MB${nativeBytes === 0 ? '' : ` and ${mega(nativeBytes)} MB beside it`}`,
    );
  }
  return { app: [at('infra', 'stack', 'app.ts'), ...words, '--bundles', bundles, '--out', out], out };
}

function mega(bytes) {
  return (bytes / 1e6).toFixed(2).padStart(6);
}
