/**
 * One process of `npm run fuzz`: takes its share of the cases of one kind, one after the other, and prints a line of JSON
 * with how many ended how. What shows a fault is made small and kept under `.cache/fuzz`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { invariant } from '../../core/model/errors.ts';
import { type FuzzCase, openTaker } from './campaign.ts';
import { fuzzKinds } from './fuzzKinds.ts';
import { kindOf } from './shrink.ts';

/** Processor time that a file may take: a hundred times what the slowest needs. */
const limitMs = 20_000;
const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: '' },
    count: { type: 'string' },
    seed: { type: 'string' },
    part: { type: 'string' },
    parts: { type: 'string' },
  },
});
const [count, seed, part, parts] = [values.count, values.seed, values.part, values.parts].map(Number) as [
  number,
  number,
  number,
  number,
];
const kind = Object.entries(fuzzKinds).find(([name]) => name === values.kind)?.[1];
invariant(kind !== undefined, `there is no kind ${values.kind}`);

const make = kind.begin(true);
const taker = openTaker(limitMs);
const outcomes: Record<string, number> = {};
const seen = new Set<string>();
let faults = 0;
let slowest = { ms: 0, index: -1 };
for (let index = part; index < count; index += parts) {
  const file = await make({ seed, index });
  const startedMs = performance.now();
  const taken = await taker.take(file);
  const ms = Math.round(performance.now() - startedMs);
  if (ms > slowest.ms) slowest = { ms, index };
  outcomes[taken.outcome] = (outcomes[taken.outcome] ?? 0) + 1;
  if (taken.faults.length > 0) {
    faults += 1;
    await keep(index, file, { fault: kindOf(taken), why: taken.faults.join('\n') });
  }
  if (index % 500 < parts) process.stderr.write(`${values.kind}: ${index} of ${count}\n`);
}
await taker.close();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ outcomes, faults, slowest, peakMb })}\n`);

async function keep(
  index: number,
  file: FuzzCase,
  { fault, why }: { readonly fault: string; readonly why: string },
): Promise<void> {
  const isNew = !seen.has(fault);
  seen.add(fault);
  // A hang takes its whole limit at every try, and one example of a kind is enough.
  const least =
    isNew && !fault.startsWith('hang') && kind !== undefined
      ? await kind.smaller(
          file.bytes,
          async (bytes) => kindOf(await taker.take({ ...file, bytes })) === fault,
        )
      : file.bytes;
  const folder = fileURLToPath(new URL('../../.cache/fuzz', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${values.kind}-${seed}-${index}${extname(file.name)}`);
  writeFileSync(path, least);
  process.stderr.write(`Fault at seed ${seed}, index ${index}, ${least.length} bytes in ${path}:\n${why}\n`);
}
