import { describe, expect, it } from 'vitest';
import { noTables } from '../../../cloud/emulators/dynoxide.ts';
import { crashFindings } from './crashFindings.ts';
import { crashTest } from './crashTest.ts';

/** `npm run crash` takes 6,600 items. */
const size = { items: 600, poison: 1, deadly: 0.005, patienceMs: 100_000 };

describe.skipIf(noTables !== undefined)('a session on DynamoDB and SQS', () => {
  it('counts 600 items once while processes are killed, messages doubled and answers lost', async () => {
    const report = await crashTest(size);
    expect(crashFindings(report, size)).toEqual([]);
    // That there was trouble.
    expect(report.kills).toBeGreaterThan(5);
    expect(report.attempts).toBeGreaterThan(size.items);
  }, 120_000);
});
