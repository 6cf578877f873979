import { parseArgs } from 'node:util';
import { protocolFaults, simulateSession } from './simulateSession.ts';

/** `npm run simulate`: many schedules, and for each planted fault how many it takes to notice it. */
const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const first = Number(values.seed);
const end = first + Number(values.count);

const startedAt = performance.now();
let steps = 0;
let violations = 0;
for (let seed = first; seed < end; seed++) {
  const outcome = await simulateSession(seed);
  steps += outcome.steps;
  if (outcome.violation === undefined) continue;
  violations += 1;
  console.log(`seed ${seed}: ${outcome.violation}`);
}
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`${values.count} schedules, ${steps} steps, ${violations} violations, ${seconds} s`);

let missed = 0;
for (const fault of protocolFaults) {
  let seed = first;
  while (seed < end && (await simulateSession(seed, fault)).violation === undefined) seed++;
  missed += Number(seed === end);
  console.log(`${fault}: ${seed === end ? 'not noticed' : `noticed at schedule ${seed - first + 1}`}`);
}
if (violations > 0 || missed > 0) process.exitCode = 1;
