/**
 * `npm run train`: learns from labelled pairs how much each kind of evidence counts and writes it to `core/match/judge/learned`. The
 * same pairs give the same files, and `training/figures.md` says what is reached on families that were not learned from.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BoostedTrees } from '../core/match/judge/boostedTrees.ts';
import { featureNames } from '../core/match/evidence/cellFeatures.ts';
import { type JudgedPair, measuredBins } from './evaluate.ts';
import { readPairs } from './labelledPairs.ts';
import { withLargeTargets } from './largeTargets.ts';
import { partsOf, weightOf } from './parts.ts';
import { trainingReport } from './report.ts';
import { withFewColumns, withFieldsGone, withoutSynonyms, withStrangers } from './variants.ts';
import { readSenders } from './senderPairs.ts';
import {
  confidencesFrom,
  fitFirst,
  growFinal,
  growPair,
  oddsOf,
  readyPair,
  sampleCells,
  type ScoredPair,
  scorePair,
} from './learn.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    matching: { type: 'string', default: join(root, '..', 'shared', 'matching') },
    'no-write': { type: 'boolean', default: false },
    /** Leaves out the suites whose names begin so, to see what is known of them without them. */
    without: { type: 'string' },
  },
});

await main();

async function main(): Promise<void> {
  if (!existsSync(join(values.matching, 'pairs'))) {
    console.error(`There are no labelled pairs in ${values.matching}; name their folder by --matching.`);
    process.exitCode = 2;
    return;
  }
  const { without } = values;
  const pairs = (await readPairs(join(values.matching, 'pairs'), join(root, '.cache', 'train'))).filter(
    ({ suite }) => without === undefined || !suite.startsWith(without),
  );
  const senders = readSenders(join(root, 'tests', 'core', 'match', 'senders'));
  const given = [...pairs, ...senders];
  const domains = given.filter(({ suite }) => /^(?:dom|senders)_/u.test(suite));
  const all = [
    ...given,
    ...withoutSynonyms(pairs),
    ...withFieldsGone(domains),
    ...withFewColumns(domains),
    ...withStrangers(given),
    ...withLargeTargets(senders),
  ];
  const ready = all.map((pair) => readyPair(pair, weightOf(pair, all)));
  told('cards');
  const first = fitFirst(sampleCells(ready));
  told('first weights');
  const scored = ready.map((one) => scorePair(one, first));
  told('scores');
  const heldOut = new Map<ScoredPair, Float64Array>();
  const parts = partsOf(scored);
  for (const part of parts) {
    const trees = growPair(scored.filter((one) => !part.has(one)));
    for (const one of part) heldOut.set(one, oddsOf(one, trees));
    told(`without ${[...new Set([...part].map(({ pair }) => pair.family))].join(', ')}`);
  }
  const judgedBy = (one: ScoredPair) => ({ scored: one, odds: heldOut.get(one) ?? new Float64Array(0) });
  const final = growFinal(scored.map(judgedBy));
  told('confidence');
  const judged: JudgedPair[] = [];
  for (const part of parts) {
    const trees = growFinal(scored.filter((one) => !part.has(one)).map(judgedBy));
    for (const one of part) {
      judged.push({ scored: one, confidences: confidencesFrom(one, judgedBy(one).odds, trees) });
    }
  }
  const pair = growPair(scored);
  told('trees');
  const seen = scored.map((one) => ({
    scored: one,
    confidences: confidencesFrom(one, oddsOf(one, pair), final),
  }));
  const report = trainingReport({ heldOut: judged, seen, matching: values.matching });
  console.log(report);
  if (!values['no-write']) {
    const folder = join(root, 'core', 'match', 'judge', 'learned');
    mkdirSync(folder, { recursive: true });
    const write = (name: string, value: object) =>
      writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`);
    write('first.json', { figures: featureNames, ...first });
    write('pair.json', pair satisfies BoostedTrees);
    write('final.json', final satisfies BoostedTrees);
    write('measured.json', measuredBins(judged));
    writeFileSync(join(root, 'training', 'figures.md'), report);
  }
}

function told(what: string): void {
  console.error(`${Math.round(performance.now() / 1000)} s ${what}`);
}
