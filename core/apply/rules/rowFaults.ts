import type { Severity } from '../../model/issue.ts';
import { qualityDimensions, type RowProblem } from '../../model/run.ts';
import type { CompiledRules } from './compileRules.ts';
import { failureDimension, ruleDimension } from './ruleDimension.ts';

/**
 * Rows that are at fault on each side of quality (`qualityDimensions`), as plain counts. A row counts once a side, by its gravest
 * fault: `whole` where it is rejected or breaks a rule of high or critical severity, `half` where the gravest is medium.
 */
export interface RowFaults {
  readonly rows: number;
  readonly whole: readonly number[];
  readonly half: readonly number[];
}

/** What a fault of a rule takes from a row: a rule of low severity only tells. */
export const faultWeights: Readonly<Record<Severity, number>> = { low: 0, medium: 0.5, high: 1, critical: 1 };

export interface RowFaultTally {
  /** @param brokenRules Numbers of the broken ones among `CompiledRules.rowRules`; not kept */
  add(problems: readonly RowProblem[], brokenRules: readonly number[]): void;
  part(): RowFaults;
}

export function rowFaultTally({ rowRules }: Pick<CompiledRules, 'rowRules'>): RowFaultTally {
  const sides = rowRules.map(({ expectation }) => qualityDimensions.indexOf(ruleDimension(expectation.rule)));
  const weights = rowRules.map(({ expectation, rejects }) =>
    rejects ? 1 : faultWeights[expectation.severity],
  );
  let rows = 0;
  const whole = qualityDimensions.map(() => 0);
  const half = qualityDimensions.map(() => 0);
  const gravest = qualityDimensions.map(() => 0);
  return {
    add(problems, brokenRules) {
      rows += 1;
      if (problems.length === 0 && brokenRules.length === 0) return;
      gravest.fill(0);
      for (const { code } of problems) {
        const dimension = failureDimension(code);
        if (dimension !== undefined) gravest[qualityDimensions.indexOf(dimension)] = 1;
      }
      for (const rule of brokenRules) {
        const side = sides[rule] ?? 0;
        gravest[side] = Math.max(gravest[side] ?? 0, weights[rule] ?? 0);
      }
      gravest.forEach((weight, side) => {
        if (weight === 1) whole[side] = (whole[side] ?? 0) + 1;
        else if (weight > 0) half[side] = (half[side] ?? 0) + 1;
      });
    },
    part: () => ({ rows, whole: [...whole], half: [...half] }),
  };
}

/** Brings the counts of two parts together. */
export function addFaults(one: RowFaults, other: RowFaults): RowFaults {
  const sums = (a: readonly number[], b: readonly number[]): readonly number[] =>
    a.map((count, side) => count + (b[side] ?? 0));
  return {
    rows: one.rows + other.rows,
    whole: sums(one.whole, other.whole),
    half: sums(one.half, other.half),
  };
}

export const noFaults: RowFaults = {
  rows: 0,
  whole: qualityDimensions.map(() => 0),
  half: qualityDimensions.map(() => 0),
};
