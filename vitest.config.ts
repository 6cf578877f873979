import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const electronDouble = fileURLToPath(new URL('./tests/electron/electronDouble.ts', import.meta.url));

/** Tests of pure functions. They share a process, so that what they import is read once: a third less processor time. */
const pure =
  'tests/core/{apply,archive,ask,decode,dedupe,dialect,documents,find,infer,kernel,llm,mapping,match,open,packs,parse,profile,quality,report,scan,values,workbook}/**/*.test.ts';

/**
 * Tests that set variables of their process for a whole file, take the place of a module, or load what others do not:
 * each file has a process of its own. Elsewhere what a test changes in its process, it changes back.
 */
const alone = [
  'tests/{bench,cloud,fuzz,score,scripts}/**/*.test.ts',
  'tests/infra/{account,desk,drive}/**/*.test.ts',
  'tests/infra/aws/functions/**/*.test.ts',
  'tests/renderer/state/settings/settingsActions.test.ts',
  'tests/importGraph.test.ts',
];

/**
 * `unit`, `pure` and `alone` run the sources; `built` runs what `npm run build` made, with a double in place of Electron.
 * Files of `unit` share processes too: the service and the matcher are loaded and warm after the first one.
 */
export default defineConfig({
  test: {
    testTimeout: 40_000,
    // Left to itself it keeps a core free, which on two cores halves the speed; many tests wait for processes.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/electron/**', pure, ...alone],
          globalSetup: 'tests/processes/setup.ts',
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, globalSetup: 'tests/processes/setup.ts' },
      },
      { extends: true, test: { name: 'pure', include: [pure], isolate: false } },
      {
        extends: true,
        test: {
          name: 'built',
          include: ['tests/electron/**/*.test.ts'],
          alias: { electron: electronDouble },
          server: { deps: { inline: [/out\/main/] } },
        },
      },
    ],
  },
});
