import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { awsDefaults } from '../../core/model/aws.ts';
import { openAwsPipeline } from '../../infra/desk/openAwsPipeline.ts';
import { heldSecrets } from '../infra/desk/signedIn.ts';
import { describePipelineLink } from '../ports/pipelineLink.suite.ts';
import { temporaryFolder } from '../ports/temporaryFolder.ts';
import { approvedMapping } from './approvedMapping.ts';
import { awsConfig, profile } from './cloudWords.ts';
import { noTables } from './emulators/dynoxide.ts';
import { leadsText } from './leadsText.ts';
import { pipelineAssembly } from './pipelineAssembly.ts';
import { type Cloud, startCloud } from './startCloud.ts';

const log = { info() {}, error() {} };

if (noTables === undefined)
  describePipelineLink('an account, as its profile and its stacks tell', async () => {
    const folder = temporaryFolder();
    const starting = async (): Promise<Cloud> =>
      startCloud({
        assembly: await pipelineAssembly(folder.path),
        folder: folder.path,
        tune: { visibilitySeconds: () => 5, mostHoldSeconds: 1, retryMs: [50, 50] },
      });
    const [cloud, mapping] = await Promise.all([starting(), approvedMapping(leadsText(40))]);
    const configFile = join(folder.path, 'config');
    writeFileSync(configFile, awsConfig(cloud));
    const endpoints = Object.entries(cloud.access).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL'));
    Object.assign(process.env, Object.fromEntries(endpoints));
    const link = await openAwsPipeline(
      { ...awsDefaults, profile },
      { places: { configFile }, log, secrets: heldSecrets() },
    );
    return {
      link,
      mapping,
      async read(url) {
        const answer = await fetch(url);
        if (!answer.ok) throw new Error(await answer.text());
        return answer.text();
      },
      holdParts(held) {
        cloud.levers.meddle = held
          ? (name) => (name.includes('-part-') ? { killAfterMs: 30 } : undefined)
          : undefined;
      },
      // Schedules call, and leases end; but links, which live for five minutes, are signed by the clock of this machine.
      urge() {
        if (cloud.clock.aheadMs < 200_000) cloud.clock.advance(500);
      },
      patienceMs: 100_000,
      async dispose() {
        await link.close();
        for (const [name] of endpoints) Reflect.deleteProperty(process.env, name);
        await cloud.close();
        folder.dispose();
      },
    };
  });
