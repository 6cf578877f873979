import { domainTakings, type Evaluation, evaluate, type JudgedPair } from './evaluate.ts';
import { isBare, isPublished } from './parts.ts';

interface Reported {
  /** Judged by what was learned from other families. */
  readonly heldOut: readonly JudgedPair[];
  /** Judged by what is shipped, which has seen them. */
  readonly seen: readonly JudgedPair[];
  /** Folder with the scorer. */
  readonly matching: string;
}

/** The figures as Markdown: pairs of families that were not learned from, the domains without synonyms, and what is shipped. */
export function trainingReport({ heldOut, seen, matching }: Reported): string {
  const published = heldOut.filter(({ scored }) => isPublished(scored.pair));
  const bare = heldOut.filter(({ scored }) => isBare(scored.pair)).map(asPublished);
  const bareSuites = new Set(bare.map(({ scored }) => scored.pair.suite));
  const withoutSynonyms = evaluate(bare, matching);
  return [
    '# What the learned weights reach\n',
    'Written by `npm run train`. R@GT, MRR, F1 and ECE are defined by the scorer that comes with the labelled pairs.\n',
    '## Families that were not learned from\n',
    'Each family of pairs judged by weights, trees and confidences that never saw it.\n',
    table(evaluate(published, matching)),
    '\nThe domains at a least confidence:\n',
    ...domainTakings(published, [0.8, 0.85, 0.9, 0.95, 0.97]).map((line) => `- ${line}`),
    '\nMacro F1 by the least confidence of a proposal:\n',
    ...[0.1, 0.15, 0.2, 0.25, 0.3, 0.4].map((floor) => {
      const { macro } = evaluate(published, matching, floor);
      return `- ${floor}: F1 ${macro.f1.toFixed(3)}, precision ${macro.precision.toFixed(3)}`;
    }),
    '\n## The same without synonyms\n',
    'Nor do the packs that come with the app teach anything, which know these domains.\n',
    table(withoutSynonyms, (suite) => bareSuites.has(suite)),
    '\n## What is shipped\n',
    'Learned from all pairs and judged by the same; other pairs of these kinds lie between this and the first table.\n',
    table(
      evaluate(
        seen.filter(({ scored }) => isPublished(scored.pair)),
        matching,
      ),
    ),
    '',
  ].join('\n');
}

function asPublished(one: JudgedPair): JudgedPair {
  const { pair } = one.scored;
  return {
    ...one,
    scored: { ...one.scored, pair: { ...pair, suite: pair.suite.replace(/_bare$/u, '') } },
  };
}

function table({ macro, pooled, suites }: Evaluation, isShown?: (suite: string) => boolean): string {
  const shown = Object.entries(suites).filter(([suite]) => isShown?.(suite) !== false);
  const row = (name: string, figures: readonly (number | null)[]) =>
    `| ${[name, ...figures.map((figure) => (figure === null ? '' : figure.toFixed(3)))].join(' | ')} |`;
  const lines = [
    '| suite | R@GT | MRR | first right | F1 | ECE |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...shown.map(([suite, one]) =>
      row(suite, [one.recallAtGt, one.mrr, one.hit1, one.f1, one.calibration?.ece ?? null]),
    ),
  ];
  if (isShown === undefined) {
    lines.push(
      row('**macro**', [macro.recallAtGt, macro.mrr, macro.hit1, macro.f1, macro.ece]),
      row('**pooled**', [null, null, null, null, pooled.ece]),
    );
  }
  return lines.join('\n');
}
