import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { leadsOverHttp } from '../../infra/aws/desk/leadsOverHttp.ts';
import { localLinks } from '../../infra/local/links/localLinks.ts';
import { folderLeads } from '../../infra/local/pipeline/folderLeads.ts';
import { localLeads } from '../../infra/local/pipeline/localLeads.ts';
import { localObjects } from '../../infra/local/pipeline/localObjects.ts';
import { openPipelineDatabase } from '../../infra/local/pipeline/pipelineDatabase.ts';
import { systemClock, timeIds } from '../../infra/local/timeIds.ts';
import { openLeadsCloud } from '../cloud/leadsCloud.ts';
import { signedIn } from '../infra/desk/signedIn.ts';
import { describeLeadApi } from './leadApi.suite.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describeLeadApi('a folder of this machine', async () => {
  const folder = temporaryFolder();
  const database = openPipelineDatabase(join(folder.path, 'pipeline.db'));
  const links = localLinks('', () => Date.now());
  const objects = localObjects(join(folder.path, 'bucket'), links);
  return {
    link: folderLeads(database, { objects, clock: systemClock, ids: timeIds(systemClock) }),
    store: localLeads(database),
    read: (url) => readFile(links.find(url)?.path ?? ''),
    dispose() {
      database.close();
      folder.dispose();
      return Promise.resolve();
    },
  };
});

describeLeadApi('an account, over its HTTP API', async () => {
  const folder = temporaryFolder();
  const cloud = await openLeadsCloud(folder.path, 17_181);
  const { sign } = await signedIn(cloud);
  return {
    link: leadsOverHttp({
      address: cloud.place.address,
      token: () => sign.token(),
      refused: (token) => sign.refused(token),
      wait: () => Promise.resolve(),
      chance: Math.random,
    }),
    store: cloud.leads,
    read: async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer()),
    async dispose() {
      await cloud.close();
      folder.dispose();
    },
  };
});
