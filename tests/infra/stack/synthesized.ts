import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { functionNames } from '../../../infra/stack/functionPlans.ts';
import { readSettings } from '../../../infra/stack/readSettings.ts';
import { type Synthesis, synthesize } from '../../../infra/stack/synthesize.ts';
import { readAssembly } from '../../cloud/template/assembly.ts';
import { type CloudResource, readResources } from '../../cloud/template/readResources.ts';

/** Both stacks of an environment as they would be deployed. */
export interface Synthesized {
  readonly used: Synthesis['used'];
  readonly resources: readonly CloudResource[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** A warehouse, so that the function that loads it is there. */
export const warehouse = {
  workgroup: 'claims',
  workgroupId: '00000000-0000-0000-0000-000000000000',
  database: 'claims',
  schema: 'public',
  copyRoleArn: 'arn:aws:iam::123456789012:role/copy',
};

interface Asked {
  readonly environment: string;
  readonly said?: Readonly<Record<string, unknown>>;
  readonly check?: boolean;
}

/** Every function has a bundle, so that the stacks are whole; what is in it does not matter to templates. */
export function synthesized({ environment, said = {}, check = false }: Asked): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-stack-'));
  try {
    const bundles = Object.fromEntries(
      functionNames.map((name) => {
        const bundle = join(folder, 'handlers', name);
        mkdirSync(bundle, { recursive: true });
        writeFileSync(join(bundle, 'index.mjs'), `export const handler = () => '${name}';\n`);
        return [name, bundle];
      }),
    );
    const outFolder = join(folder, 'out');
    const settings = readSettings({ environment, said });
    const { used } = synthesize({ settings, bundles, outFolder, check });
    const names = { region: settings.region, account: '123456789012', queuesUrl: 'https://queues' };
    return { used, ...readResources(readAssembly(outFolder), names) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
