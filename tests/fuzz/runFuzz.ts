/**
 * One process of `npm run fuzz`: takes its share of the cases, one after the other, and prints a line of JSON with how many
 * ended how. What shows a fault is made small and kept under `.cache/fuzz`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { openTaker } from './campaign.ts';
import { corpusFiles } from './corpusFiles.ts';
import { makeCase } from './makeCase.ts';
import { kindOf, shrink } from './shrink.ts';

/** Processor time that a file may take: a hundred times what the slowest needs. */
const limitMs = 20_000;
const { values } = parseArgs({
  options: {
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

const others = corpusFiles();
const taker = openTaker(limitMs);
const outcomes: Record<string, number> = {};
const kinds = new Set<string>();
let faults = 0;
for (let index = part; index < count; index += parts) {
  const bytes = makeCase({ seed, index }, others);
  const taken = await taker.take(bytes);
  outcomes[taken.outcome] = (outcomes[taken.outcome] ?? 0) + 1;
  if (taken.faults.length > 0) {
    faults += 1;
    await keep(index, bytes, { kind: kindOf(taken), why: taken.faults.join('\n') });
  }
  if (index % 500 < parts) process.stderr.write(`${index} of ${count}\n`);
}
await taker.close();
process.stdout.write(`${JSON.stringify({ outcomes, faults })}\n`);

async function keep(
  index: number,
  bytes: Buffer,
  { kind, why }: { readonly kind: string; readonly why: string },
): Promise<void> {
  const isNew = !kinds.has(kind);
  kinds.add(kind);
  // A hang takes its whole limit at every try, and one example of a kind is enough.
  const least =
    isNew && !kind.startsWith('hang')
      ? await shrink(bytes, async (candidate) => kindOf(await taker.take(candidate)) === kind)
      : bytes;
  const folder = fileURLToPath(new URL('../../.cache/fuzz', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${seed}-${index}.csv`);
  writeFileSync(path, least);
  process.stderr.write(`Fault at seed ${seed}, index ${index}, ${least.length} bytes in ${path}:\n${why}\n`);
}
