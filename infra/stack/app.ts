import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../core/model/errors.ts';
import { functionNames } from './functionPlans.ts';
import type { Bundles } from './functions.ts';
import { readSettings } from './readSettings.ts';
import { synthesize } from './synthesize.ts';

/**
 * The CDK app: `node app.ts --env dev --bundles FOLDER --out FOLDER`. `--settings FILE` names what the owner wants
 * otherwise, `--region` and `--account` go before it, `--no-check` leaves out the rules. Ends with 2 for wrong settings,
 * 1 for a broken rule.
 */
function main(): void {
  const { values } = parseArgs({
    options: {
      env: { type: 'string', default: 'dev' },
      settings: { type: 'string', default: 'stack.settings.json' },
      bundles: { type: 'string', default: '' },
      out: { type: 'string', default: '' },
      region: { type: 'string' },
      account: { type: 'string' },
      'no-check': { type: 'boolean', default: false },
    },
  });
  const { env, bundles, out, region, account } = values;
  const settings = readSettings({
    environment: env,
    file: readFile(values.settings),
    said: { ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) },
  });
  synthesize({
    settings,
    bundles: bundlesIn(bundles),
    // Where the CDK's own command runs this, it says where templates go.
    outFolder: process.env['CDK_OUTDIR'] ?? out,
    check: !values['no-check'],
  });
}

function readFile(path: string): unknown {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new AppError('USAGE', `${path} is not JSON.`, {
      cause: error,
      remedy: `Mend ${path}: ${String(error)}`,
    });
  }
}

function bundlesIn(folder: string): Bundles {
  return Object.fromEntries(
    functionNames.flatMap((name) => {
      const bundle = join(folder, name);
      return existsSync(join(bundle, 'index.mjs')) ? [[name, bundle]] : [];
    }),
  );
}

try {
  main();
} catch (error) {
  if (error instanceof AppError) {
    process.stderr.write([error.message, ...error.details, error.remedy, ''].join('\n'));
    process.exitCode = 2;
  } else if (error instanceof Error && error.message.startsWith('Validation failed')) {
    // The findings stand above already.
    process.stderr.write(
      'Mend what was found, or say in infra/stack/acknowledgements.ts why it is right here.\n',
    );
    process.exitCode = 1;
  } else throw error;
}
