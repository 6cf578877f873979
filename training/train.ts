/**
 * `npm run train`: learns from labelled pairs how much each kind of evidence counts and writes it to `core/match/learned`. The
 * same pairs give the same files. `--held-out` also judges every family of pairs by what was learned from the others.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BoostedTrees } from '../core/match/boostedTrees.ts';
import { featureNames } from '../core/match/cellFeatures.ts';
import { domainTakings, type Evaluation, evaluate, type JudgedPair } from './evaluate.ts';
import { type LabelledPair, readPairs, withoutSynonyms } from './labelledPairs.ts';
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
    'held-out': { type: 'boolean', default: false },
    'no-write': { type: 'boolean', default: false },
    /** Leaves out the suites whose names begin so, to see what is known of them without them. */
    without: { type: 'string' },
  },
});

/** Families that are held out together, chosen so that none helps to judge another of its kind. */
const together: readonly (readonly string[])[] = [
  ['dom_crm', 'valentine_magellan', 'gdc', 'senders_insurance.loss_register'],
  ['dom_insurance', 'efes_bib', 'senders_crm.leads'],
  ['dom_healthcare', 'pubs', 'senders_engineering.piping_line_list'],
  ['dom_engineering', 'sakila', 'senders_healthcare.claims'],
  ['dom_premium_bdx', 'omop'],
  ['dom_cclf_tuva', 'valentine'],
];

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
  const bare = withoutSynonyms(
    pairs.filter(({ input }) => input.schema.fields.some((f) => f.synonyms.length > 0)),
  );
  const senders = readSenders(join(root, 'tests', 'core', 'match', 'senders'));
  const all = [...pairs, ...bare, ...senders];
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
  if (values['held-out']) {
    const judged: JudgedPair[] = [];
    for (const part of parts) {
      const trees = growFinal(scored.filter((one) => !part.has(one)).map(judgedBy));
      for (const one of part) {
        judged.push({ scored: one, confidences: confidencesFrom(one, judgedBy(one).odds, trees) });
      }
    }
    const published = judged.filter(({ scored: { pair } }) => isPublished(pair));
    report('each family judged by others', evaluate(published, values.matching));
    for (const floor of [0.05, 0.1, 0.2, 0.3, 0.4]) {
      const { macro } = evaluate(published, values.matching, floor);
      console.log(`floor ${floor}: macro F1 ${macro.f1.toFixed(3)}, precision ${macro.precision.toFixed(3)}`);
    }
    console.log('\ndomains, by least confidence');
    for (const line of domainTakings(published, [0.8, 0.85, 0.9, 0.95, 0.97])) console.log(line);
    reportBare(judged);
  }
  const pair = growPair(scored);
  told('trees');
  report(
    'learned from and judged by all',
    evaluate(
      scored
        .filter((one) => isPublished(one.pair))
        .map((one) => ({ scored: one, confidences: confidencesFrom(one, oddsOf(one, pair), final) })),
      values.matching,
    ),
  );
  if (!values['no-write']) {
    const folder = join(root, 'core', 'match', 'learned');
    mkdirSync(folder, { recursive: true });
    const write = (name: string, value: object) =>
      writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`);
    write('first.json', { figures: featureNames, ...first });
    write('pair.json', pair satisfies BoostedTrees);
    write('final.json', final satisfies BoostedTrees);
  }
}

/** Those that the scorer knows. */
function isPublished(pair: LabelledPair): boolean {
  return !isBare(pair) && !pair.suite.startsWith('senders_');
}

function isBare(pair: LabelledPair): boolean {
  return pair.suite.endsWith('_bare');
}

/** Every suite counts the same, domains twice; schemas of which only descriptions are known and those bared of synonyms half. */
function weightOf(pair: LabelledPair, all: readonly LabelledPair[]): number {
  const cells = all.filter((one) => one.suite === pair.suite).reduce((sum, one) => sum + one.truth.size, 0);
  const factor = pair.family === 'omop' || isBare(pair) ? 0.5 : pair.suite.startsWith('dom_') ? 2 : 1;
  return (factor * 100) / cells;
}

function partsOf(scored: readonly ScoredPair[]): readonly ReadonlySet<ScoredPair>[] {
  const known = new Set(together.flat());
  const others = [...new Set(scored.map(({ pair }) => pair.family))].filter((family) => !known.has(family));
  return [...together, ...others.toSorted().map((family) => [family])]
    .map((families) => new Set(scored.filter(({ pair }) => families.includes(pair.family))))
    .filter((part) => part.size > 0);
}

function report(title: string, { macro, pooled, suites }: Evaluation): void {
  const line = (name: string, one: { recallAtGt: number; mrr: number; f1: number }, ece: number | null) =>
    `${name.padEnd(26)} R@GT ${one.recallAtGt.toFixed(3)}  MRR ${one.mrr.toFixed(3)}  F1 ${one.f1.toFixed(3)}  ECE ${(ece ?? 0).toFixed(3)}`;
  console.log(`\n${title}`);
  for (const [suite, one] of Object.entries(suites))
    console.log(line(suite, one, one.calibration?.ece ?? null));
  console.log(line('macro', macro, macro.ece));
  console.log(
    `pooled ECE ${pooled.ece.toFixed(3)}, ${pooled.coverage.map(({ precision, share }) => `cov@${precision} ${share.toFixed(3)}`).join(', ')}`,
  );
}

function reportBare(judged: readonly JudgedPair[]): void {
  const bared = judged.filter(({ scored: { pair } }) => isBare(pair));
  const named = bared.map((one) => ({
    ...one,
    scored: {
      ...one.scored,
      pair: { ...one.scored.pair, suite: one.scored.pair.suite.replace(/_bare$/, '') },
    },
  }));
  const { suites } = evaluate(named, values.matching);
  const present = new Set(named.map(({ scored }) => scored.pair.suite));
  console.log('\nwithout synonyms');
  for (const [suite, one] of Object.entries(suites).filter(([name]) => present.has(name)))
    console.log(
      `${suite.padEnd(26)} R@GT ${one.recallAtGt.toFixed(3)}  MRR ${one.mrr.toFixed(3)}  F1 ${one.f1.toFixed(3)}`,
    );
}

function told(what: string): void {
  console.error(`${Math.round(performance.now() / 1000)} s ${what}`);
}
