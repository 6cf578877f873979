import { afterEach, beforeEach, expect, it } from 'vitest';
import { scanOptions } from '../../../../core/model/options/scanOptions.ts';
import type { ScanEntry } from '../../../../core/model/scanRun.ts';
import {
  listed,
  oneMatch,
  order,
  type ScanFixture,
  scanFixture,
} from '../../../core/scanning/scanFixture.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let fixture: ScanFixture;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  fixture.close();
  folder.dispose();
});

it('goes through every match once, by documents, in whichever order they were searched', async () => {
  const documents = listed(scanOptions.pageRows / 2 + 10);
  fixture = scanFixture(folder.path, {
    documents,
    lanes: 8,
    async search({ sizeBytes }) {
      // Later ones are often done before.
      for (let turn = sizeBytes % 7; turn > 0; turn -= 1) await Promise.resolve();
      const one = oneMatch();
      return { ...one, exact: 2, matches: [...one.matches, ...oneMatch('hole 1').matches] };
    },
  });
  const { scanId } = await fixture.scans.start(order);
  await fixture.scans.finished({ scanId });
  const walked: ScanEntry[] = [];
  for (;;) {
    const page = await fixture.store.walk.matches(scanId, walked.at(-1) ?? null);
    if (page.length === 0) break;
    walked.push(...page);
  }
  expect(walked.map(({ document, found }) => `${document} ${found}`)).toEqual(
    documents.flatMap((_, place) => [`${place} HOLE-1`, `${place} hole 1`]),
  );
});
