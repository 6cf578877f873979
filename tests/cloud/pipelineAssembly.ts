import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { functionNames } from '../../infra/stack/functionPlans.ts';
import { readSettings } from '../../infra/stack/readSettings.ts';
import { synthesize } from '../../infra/stack/synthesize.ts';
import { sharedBundles } from './sharedBundles.ts';

/**
 * Bundles the product's handlers, once for all tests, and synthesizes its own two stacks, unchecked.
 *
 * @param said settings of the environment that are otherwise
 * @returns the assembly's folder
 */
export async function pipelineAssembly(
  folder: string,
  said: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const bundles = await sharedBundles();
  const names = readdirSync(bundles);
  const outFolder = join(folder, 'assembly');
  synthesize({
    settings: readSettings({ environment: 'dev', said }),
    bundles: Object.fromEntries(
      functionNames.filter((name) => names.includes(name)).map((name) => [name, join(bundles, name)]),
    ),
    outFolder,
    check: false,
  });
  return outFolder;
}
