/**
 * One process of `npm run fuzz -- --kind masking`: its share of columns of odd cells, each asked about at both levels. A
 * line of JSON says how many there were; a request in which a cell can be read is a fault.
 */
import { parseArgs } from 'node:util';
import { llmSights } from '../../core/model/llm.ts';
import { leaksOf, maskingCase } from './maskingCase.ts';

const { values } = parseArgs({
  options: {
    kind: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string' },
    part: { type: 'string' },
    parts: { type: 'string' },
  },
});
const [count = 0, seed = 0, part = 0, parts = 1] = [values.count, values.seed, values.part, values.parts].map(
  Number,
);

const outcomes = { masked: 0, leaked: 0 };
let slowest = { ms: 0, index: -1 };
for (let index = part; index < count; index += parts) {
  const startedMs = performance.now();
  const table = maskingCase(seed, index);
  const leaks = llmSights.flatMap((see) => leaksOf(table, see).map((leak) => `${see}: ${leak}`));
  outcomes[leaks.length === 0 ? 'masked' : 'leaked'] += 1;
  if (leaks.length > 0)
    process.stderr.write(`seed ${seed}, index ${index}: ${JSON.stringify([table, leaks])}\n`);
  const ms = Math.round(performance.now() - startedMs);
  if (ms > slowest.ms) slowest = { ms, index };
  if (index % 20_000 < parts) process.stderr.write(`masking: ${index} of ${count}\n`);
}
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ outcomes, faults: outcomes.leaked, slowest, peakMb })}\n`);
