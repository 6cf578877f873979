import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { forkChild } from '../../../infra/local/engine/engineChild.ts';
import { pipelineLinks } from '../../../infra/desk/pipelineLinks.ts';
import { composeFromSources } from '../../infra/local/sourceWorld.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import { awsConfig, profile } from '../cloudWords.ts';
import type { PipelineCloud } from '../pipelineCloud.ts';
import { plantedCode, plantedDocuments } from '../scans/plantedDocuments.ts';

/** Scans that the desk has the pipeline work off; what goes wrong on the way, `createCloudRuns.test.ts` tells. */
export function itScansForDesks(opened: () => PipelineCloud): void {
  it('searches a folder of the desk, whose connection is lost, and tells the desk what the pipeline found', async () => {
    const { cloud } = opened();
    const folder = temporaryFolder();
    const path = join(folder.path, 'drawings');
    const found: string[] = [];
    for await (const { name, bytes, codes } of plantedDocuments(14)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), bytes);
      for (const code of codes ?? []) found.push(`${name}: ${code}`);
    }
    const configFile = join(folder.path, 'config');
    writeFileSync(configFile, awsConfig(cloud));
    const endpoints = Object.entries(cloud.access).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL'));
    Object.assign(process.env, Object.fromEntries(endpoints));
    const world = await composeFromSources(join(folder.path, 'data'), 'app', {
      links: pipelineLinks(forkChild, { configFile }),
    });
    try {
      const { scans, settings } = world.service;
      await settings.put({ aws: { profile } });
      const { scanId } = await scans.start({
        codes: Array.from({ length: 200 }, (_, n) => ({ text: plantedCode(n), isPattern: false })),
        options: { anyCase: true, anySeparator: true },
        place: { kind: 'folder', path, withSubfolders: true },
        textract: false,
        site: 'aws',
      });
      let lost = 0;
      await expect
        .poll(
          async () => {
            if (cloud.clock.aheadMs < 200_000) cloud.clock.advance(2_000);
            const { state, cloud: there } = await scans.get({ scanId });
            const [api] = cloud.parts.sockets.values();
            if (lost === 0 && there?.sessionId !== null)
              for (const id of api?.sockets.keys() ?? []) lost += api?.lose(id) === undefined ? 1 : 0;
            return state;
          },
          { timeout: 100_000, interval: 250 },
        )
        .toBe('done');
      const scan = await scans.get({ scanId });
      expect(lost).toBeGreaterThan(0);
      expect(scan).toMatchObject({ error: null, total: 14, counts: { documents: 14, unreadable: 4 } });
      const window = { from: 0, count: 100 };
      const { entries } = await scans.matches({ scanId, filter: { kind: 'exact' }, window });
      expect(entries.map(({ name, codeText }) => `${name}: ${codeText}`).sort()).toEqual(found.sort());
      expect((await world.scans.findReport(scanId)).sizeBytes).toBe(scan.reportBytes);
    } finally {
      await world.close();
      for (const [name] of endpoints) Reflect.deleteProperty(process.env, name);
      folder.dispose();
    }
  });
}
