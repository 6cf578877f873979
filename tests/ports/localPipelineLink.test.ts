import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { usualOutputs } from '../../core/model/outputChoice.ts';
import { quarantineDefaults } from '../../core/model/quarantine.ts';
import { forkChild } from '../../infra/local/engine/engineChild.ts';
import { localLinks } from '../../infra/local/links/localLinks.ts';
import { openLocalPipeline } from '../../infra/local/pipeline/localPipeline.ts';
import { openLocalPipelineLink } from '../../infra/local/pipeline/localPipelineLink.ts';
import { openStores } from '../../infra/local/store/openStores.ts';
import { approvedMapping } from '../cloud/approvedMapping.ts';
import { leadsText } from '../cloud/leadsText.ts';
import { describePipelineLink } from './pipelineLink.suite.ts';
import { processPath } from '../processes/processFiles.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const log = { info() {}, error() {} };

describePipelineLink('a folder on which another process works', async () => {
  const home = temporaryFolder();
  const folder = join(home.path, 'bucket');
  mkdirSync(folder);
  const database = join(home.path, 'mapwright.db');
  const stores = openStores(database);
  const mapping = await approvedMapping(leadsText(40));
  const pipeline = await openLocalPipeline({
    folder,
    stores,
    settings: {
      partBytes: 1 << 20,
      analysisMs: 0,
      outputs: usualOutputs,
      quarantine: quarantineDefaults,
      byMailbox: true,
      appVersion: 'test',
    },
    log,
    onUpload: () => undefined,
  });
  let isHeld = false;
  const ending = new AbortController();
  const working = (async () => {
    while (!ending.signal.aborted) {
      const [running] = isHeld ? await pipeline.world.uploads.list({ states: ['running'], limit: 1 }) : [];
      if (running !== undefined || (await pipeline.step()) === 'idle') await wait(20);
    }
  })();
  const links = localLinks('', Date.now);
  const link = await openLocalPipelineLink({
    folder,
    mappings: stores.mappings,
    database,
    appVersion: 'test',
    fork: forkChild,
    processUrl: pathToFileURL(processPath('infra/local/pipeline/pipelineProcess.ts')),
    links,
    log,
  });
  return {
    link,
    mapping,
    read: async (url) => readFileSync(links.find(url)?.path ?? '', 'utf8'),
    holdParts: (held) => {
      isHeld = held;
    },
    urge: () => undefined,
    patienceMs: 30_000,
    async dispose() {
      await link.close();
      ending.abort();
      await working;
      await pipeline.close();
      stores.close();
      home.dispose();
    },
  };
});
