import { join } from 'node:path';
import { functionNames } from '../../infra/stack/functionPlans.ts';
import { readSettings } from '../../infra/stack/readSettings.ts';
import { synthesize } from '../../infra/stack/synthesize.ts';
import { bundleHandlers } from '../../scripts/bundleHandlers.mjs';

/**
 * Bundles the product's handlers and synthesizes its own two stacks, unchecked.
 *
 * @param said settings of the environment that are otherwise
 * @returns the assembly's folder
 */
export async function pipelineAssembly(
  folder: string,
  said: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const bundled = await bundleHandlers(join(folder, 'handlers'), { architecture: 'x64' });
  const folders = bundled.map(({ name, folder: path }) => [name, path] as const);
  const outFolder = join(folder, 'assembly');
  synthesize({
    settings: readSettings({ environment: 'dev', said }),
    bundles: Object.fromEntries(folders.filter(([name]) => functionNames.some((known) => known === name))),
    outFolder,
    check: false,
  });
  return outFolder;
}
