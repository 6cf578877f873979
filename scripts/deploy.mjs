/**
 * `npm run deploy -- --env dev`: checks settings, templates, account, region and bootstrap, in this order, and then
 * deploys both stacks. `--profile NAME` takes credentials of that profile; `--check` ends before anything is changed;
 * `--yes` asks no questions about rights; `--bootstrap` prepares the account for the CDK first; `--destroy` takes both
 * stacks away again. Ends with 2 for wrong settings, 3 where the account is not ready, 1 where a rule or AWS refuses.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accountTrouble, bootstrapTrouble, whoAmI } from './deploy/account.mjs';
import { emptyBuckets } from './deploy/emptyBuckets.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { prepareStack } from './prepareStack.mjs';
import { findNode, run, runTool, say } from './project.mjs';

const { values } = parseArgs({
  options: {
    env: { type: 'string' },
    settings: { type: 'string' },
    region: { type: 'string' },
    account: { type: 'string' },
    profile: { type: 'string' },
    check: { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
    bootstrap: { type: 'boolean', default: false },
    destroy: { type: 'boolean', default: false },
  },
});

process.exitCode = await deploy();

async function deploy() {
  if (values.env === undefined) {
    say('Say which environment: npm run deploy -- --env dev');
    return 2;
  }
  await ensureInstalled();
  const words = ['env', 'settings', 'region', 'account'].flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}`, values[name]],
  );
  const { app, out } = await prepareStack(values.env, words);
  const synthesis = await run(findNode(), app);
  if (synthesis !== 0) return synthesis;
  const stacks = stacksIn(out);
  const { account, region } = stacks[0];
  const who = await whoAmI({ profile: values.profile, region });
  const trouble = who.trouble ?? accountTrouble(who, account);
  if (trouble !== undefined) {
    say(trouble);
    return 3;
  }
  say(`Account ${who.account} in ${region}, as ${who.name}.`);
  const place = { account: who.account, region, credentials: who.credentials };
  if (values.bootstrap) {
    const code = await cdk(['bootstrap', `aws://${who.account}/${region}`]);
    if (code !== 0) return code;
  }
  const missing = await bootstrapTrouble(place);
  if (missing !== undefined) {
    say(missing);
    return 3;
  }
  if (values.check) {
    say('Everything is ready; nothing was changed.');
    return 0;
  }
  if (values.destroy) return destroy(stacks, out, place);
  const outputs = join(out, 'outputs.json');
  const code = await cdk([
    'deploy',
    '--all',
    '--app',
    out,
    '--outputs-file',
    outputs,
    '--require-approval',
    values.yes ? 'never' : 'broadening',
  ]);
  if (code === 0 && existsSync(outputs))
    say(forTheDesk(JSON.parse(readFileSync(outputs, 'utf8')), { env: values.env, region }));
  return code;
}

async function destroy(stacks, out, place) {
  if (stacks.some(({ isProtected }) => isProtected)) {
    say(
      'This environment keeps its data ("removal": "keep"), so its stacks are protected. docs/operations.md says how to take them away all the same.',
    );
    return 2;
  }
  if (!values.yes) {
    say('This deletes all data of the environment for good. Say --yes as well where that is meant.');
    return 2;
  }
  await emptyBuckets(
    stacks.flatMap(({ buckets }) => buckets),
    place,
  );
  return cdk(['destroy', '--all', '--force', '--app', out]);
}

function cdk(words) {
  return runTool(
    join('aws-cdk', 'bin', 'cdk'),
    [...words, ...(values.profile === undefined ? [] : ['--profile', values.profile])],
    // Without this the command leaves a process behind that sends figures about it.
    { env: { CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_DISABLE_VERSION_CHECK: 'true' } },
  );
}

/** Stacks of the assembly with account and region (`null`: any), and the names of their buckets. */
function stacksIn(out) {
  const { artifacts } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  return Object.values(artifacts)
    .filter(({ type }) => type === 'aws:cloudformation:stack')
    .map(({ environment, properties }) => {
      const [account, region] = environment.replace('aws://', '').split('/');
      const { Resources } = JSON.parse(readFileSync(join(out, properties.templateFile), 'utf8'));
      return {
        account: account === 'unknown-account' ? null : account,
        region,
        isProtected: properties.terminationProtection === true,
        buckets: Object.values(Resources)
          .filter(({ Type }) => Type === 'AWS::S3::Bucket')
          .map(({ Properties }) => Properties.BucketName),
      };
    });
}

/** What to put into Settings of the desk, which asks the stacks for everything else, and the addresses of the APIs. */
function forTheDesk(outputs, { env, region }) {
  const { ApiAddress, SocketAddress, DataBucketName = '' } = Object.assign({}, ...Object.values(outputs));
  const Prefix = DataBucketName.slice(0, DataBucketName.lastIndexOf(`-data-${env}-`));
  const lines = Object.entries({ Region: region, Prefix, Environment: env, ApiAddress, SocketAddress })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name.padEnd(14)} ${value}`);
  return ['Settings of the desk:', ...lines].join('\n');
}
