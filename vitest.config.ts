import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longestFirst.ts';

const electronDouble = fileURLToPath(new URL('./tests/electron/electronDouble.ts', import.meta.url));

/**
 * Tests of pure functions, which start nothing and keep nothing. They share a process, so that what they import is read
 * once: a third less processor time. Each of the others has its own, with which ends what it has started.
 */
const pure = [
  'tests/renderer/{app,components,keys,screens,text}/**/*.test.ts',
  'tests/core/{apply,archive,ask,decode,dedupe,dialect,documents,find,infer,kernel,llm,mapping,match,open,packs,parse,profile,quality,report,scan,values,workbook}/**/*.test.ts',
];

/** `unit` and `pure` run the sources; `built` runs what `npm run build` made, with a double in place of Electron. */
export default defineConfig({
  test: {
    testTimeout: 40_000,
    // Left to itself it keeps a core free, which on two cores halves the speed; many tests wait for processes.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/electron/**', ...pure],
          globalSetup: 'tests/processes/setup.ts',
        },
      },
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
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
