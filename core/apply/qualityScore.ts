import { isTableRule } from '../model/expectation.ts';
import {
  type DuplicateCount,
  type QualityDimension,
  qualityDimensions,
  type QualityScore,
  type RunCounts,
} from '../model/run.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { ruleDimension } from './rules/ruleDimension.ts';
import { faultWeights, type RowFaults } from './rules/rowFaults.ts';

/**
 * How good the rows of a run are on each side of quality, and overall, from 0 to 1.
 *
 * - **completeness**, **validity**, **consistency**: 1 - (rows at fault) / (rows). A row counts whole where it is rejected for it or
 *   breaks a rule of high or critical severity, half where the gravest rule that it breaks is medium, and not at all where it is
 *   low. A row counts once a side. Completeness: missing required values, and rules about what must be filled. Validity: values
 *   that could not be read, rows that could not be, and rules about one value. Consistency: rules between values; lines whose sum
 *   is not their total count like rows.
 * - **uniqueness**: 1 - (rows that stand again) / (rows with a key), of the worst of the rules about unique fields and the pack's
 *   key, weighed by the rule's severity as above.
 * - **overall**: the mean of the sides that something speaks of. A side that neither the schema nor a fed rule speaks of is `null`.
 *
 * @returns `undefined` without rows.
 */
export function qualityScore(
  { fields, expectations = [] }: Pick<TargetSchema, 'fields' | 'expectations'>,
  faults: RowFaults,
  counts: Pick<RunCounts, 'rules' | 'duplicates'>,
): QualityScore | undefined {
  const { rows } = faults;
  if (rows === 0) return undefined;
  const { rules = [], duplicates } = counts;
  const asked = new Set<QualityDimension>(['validity']);
  if (fields.some(({ required }) => required)) asked.add('completeness');
  if (duplicates !== undefined) asked.add('uniqueness');
  const lost = qualityDimensions.map((_, side) => (faults.whole[side] ?? 0) + (faults.half[side] ?? 0) / 2);
  const shares = new Map(qualityDimensions.map((dimension, side) => [dimension, (lost[side] ?? 0) / rows]));
  const add = (dimension: QualityDimension, share: number): void => {
    const before = shares.get(dimension) ?? 0;
    shares.set(dimension, dimension === 'uniqueness' ? Math.max(before, share) : before + share);
  };
  for (const { place, checked, broken, severity } of rules) {
    const rule = expectations[place]?.rule;
    if (rule === undefined) continue;
    const dimension = ruleDimension(rule);
    asked.add(dimension);
    if (isTableRule(rule) && checked > 0) add(dimension, (broken / checked) * faultWeights[severity]);
  }
  if (duplicates !== undefined) add('uniqueness', duplicates.rows / rows);
  const score = (dimension: QualityDimension): number | null =>
    asked.has(dimension) ? Math.max(0, 1 - (shares.get(dimension) ?? 0)) : null;
  const dimensions = {
    completeness: score('completeness'),
    validity: score('validity'),
    consistency: score('consistency'),
    uniqueness: score('uniqueness'),
  };
  const told = Object.values(dimensions).filter((one) => one !== null);
  return { overall: told.reduce((sum, one) => sum + one, 0) / told.length, dimensions };
}

/** The score once rows that agree in the pack's key are known, which is after all others were counted; `rows` are all rows. */
export function withDuplicates(
  score: QualityScore | undefined,
  duplicates: DuplicateCount,
  rows: number,
): QualityScore | undefined {
  if (score === undefined || rows === 0) return score;
  const { uniqueness } = score.dimensions;
  const dimensions = {
    ...score.dimensions,
    uniqueness: Math.min(uniqueness ?? 1, Math.max(0, 1 - duplicates.rows / rows)),
  };
  const told = Object.values(dimensions).filter((one) => one !== null);
  return { overall: told.reduce((sum, one) => sum + one, 0) / told.length, dimensions };
}
