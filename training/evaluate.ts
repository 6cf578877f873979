import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { likeliestFields } from '../core/match/judge/assign.ts';
import { matchOptions } from '../core/model/options/matchingOptions.ts';
import type { ScoredPair } from './learn.ts';

/** What is judged of a pair: the confidence of every cell. */
export interface JudgedPair {
  readonly scored: ScoredPair;
  readonly confidences: Float64Array;
}

/** Figures of one suite, or of all; the names are those of the scorer. */
export interface SuiteFigures {
  readonly recallAtGt: number;
  readonly mrr: number;
  readonly hit1: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly calibration?: { readonly ece: number | null };
}

export interface Evaluation {
  readonly macro: SuiteFigures & { readonly ece: number };
  readonly pooled: {
    readonly ece: number;
    readonly coverage: readonly { precision: number; share: number }[];
  };
  readonly suites: Readonly<Record<string, SuiteFigures>>;
}

/**
 * Judges with the scorer that comes with the pairs.
 * @param matching folder with `score.mjs` and `pairs`
 * @param floor least confidence of a proposal
 */
export function evaluate(
  judged: readonly JudgedPair[],
  matching: string,
  floor: number = matchOptions.floor,
): Evaluation {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-train-'));
  try {
    for (const one of judged) {
      const { suite, pair } = one.scored.pair;
      const path = join(folder, suite, `${pair}.json`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, JSON.stringify(predictionOf(one, floor)));
    }
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(matching, 'score.mjs'), folder, '--json'],
      { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
    );
    if (status !== 0) throw new Error(`The pairs could not be scored:\n${stderr}`);
    return JSON.parse(stdout) as Evaluation;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Proposals of the domain suites by confidence: how many of all columns are taken at or above each, and how many of these are wrong. */
export function domainTakings(judged: readonly JudgedPair[], floors: readonly number[]): readonly string[] {
  const domains = judged.filter(({ scored }) => scored.pair.suite.startsWith('dom_'));
  const columns = domains.reduce((sum, { scored }) => sum + scored.pair.sourceNames.length, 0);
  const answers = domains.flatMap(answersOf);
  return floors.map((floor) => {
    const taken = answers.filter(({ confidence }) => confidence >= floor);
    const wrong = taken.filter(({ right }) => !right).length;
    return `${floor}: ${taken.length} of ${columns} columns (${((100 * taken.length) / columns).toFixed(1)} %), ${wrong} wrong`;
  });
}

/** From where each bin of confidence begins. */
const binFloors = [0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98];

/** How many proposals of each bin of confidence were right, over all pairs; for `core/match/judge/learned/measured.json`. */
export function measuredBins(judged: readonly JudgedPair[]) {
  const answers = judged.flatMap(answersOf);
  return binFloors.map((from, i) => {
    const bin = answers.filter(
      ({ confidence }) => confidence >= from && confidence < (binFloors[i + 1] ?? Number.POSITIVE_INFINITY),
    );
    return { from, proposals: bin.length, right: bin.filter(({ right }) => right).length };
  });
}

function answersOf({ scored, confidences }: JudgedPair) {
  const { sourceNames, input, truth } = scored.pair;
  const width = input.schema.fields.length;
  const fields = new Map(input.schema.fields.map(({ name }, f) => [name, f]));
  return predictionOf({ scored, confidences }, matchOptions.floor).accepted.map((one) => ({
    confidence: one.confidence,
    right: truth.has(
      sourceNames.indexOf(one.sourceColumn ?? '') * width + (fields.get(one.targetColumn) ?? -1),
    ),
  }));
}

function predictionOf({ scored, confidences }: JudgedPair, floor: number) {
  const { columns, schema } = scored.pair.input;
  const width = schema.fields.length;
  const fieldName = (f: number) => schema.fields[f]?.name ?? '';
  const names = scored.pair.sourceNames;
  const ranked = columns.flatMap((_, c) =>
    Array.from({ length: width }, (_, f) => ({ f, score: confidences[c * width + f] ?? 0 }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, matchOptions.ranked)
      .map(({ f, score }) => ({ sourceColumn: names[c], targetColumn: fieldName(f), score })),
  );
  const assigned = likeliestFields(
    { columnCount: columns.length, fieldCount: width, gains: confidences },
    floor,
  );
  const accepted = columns.flatMap((_, c) => {
    const f = assigned[c] ?? -1;
    if (f < 0) return [];
    return [
      { sourceColumn: names[c], targetColumn: fieldName(f), confidence: confidences[c * width + f] ?? 0 },
    ];
  });
  return { ranked, accepted };
}
