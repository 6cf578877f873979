import { asConfidence, type Confidence } from '../model/mapping.ts';

/** Where a cell stands among its rivals; what its confidence follows from. */
export interface Standing {
  /** Score of the cell in log-odds. */
  readonly score: number;
  /** Log-odds of the field among all fields (and none) of the column. */
  readonly row: number;
  /** Log-odds of the column among all columns (and none) for the field. */
  readonly column: number;
  /** True where column and field are each other's best. */
  readonly mutual: boolean;
  /** Lead over the column's next best field; negative where another leads. */
  readonly rowLead: number;
  readonly columnLead: number;
  /** True where the column has a filled cell. */
  readonly valued: boolean;
  readonly fieldCount: number;
}

/**
 * Logistic curve from a cell's standing to the share of such proposals that prove right. Fitted by maximum likelihood on
 * the five best fields of each column (and the two best columns of each field) of the same 210 labelled pairs as
 * `scoreWeights`. Expected calibration error, ten bins of equal mass: see `calibrationOrigin`.
 */
const curve = {
  bias: 0.265,
  score: -0.023,
  row: 0.436,
  column: 0.074,
  mutual: 1.219,
  rowLead: 0.122,
  columnLead: 0.279,
  valued: -0.283,
  fieldCount: -0.367,
} as const;

/**
 * What the curve rests on, so that a figure can be told with its origin. Left out means: weights and curve fitted on the
 * other families of pairs only. `domain` are the suites of insurance, health, CRM and engineering files.
 */
export const calibrationOrigin = {
  pairs: 210,
  correspondences: 3694,
  expectedError: { domain: 0.02, domainLeftOut: 0.02, all: 0.07, allLeftOut: 0.07 },
} as const;

/** Figures are cut here, as they were for fitting, so that one overwhelming clue does not stand for all. */
const scoreLimit = 8;
const oddsLimit = 13.8;
const leadLimit = 6;

export function confidenceOf(standing: Standing): Confidence {
  const logOdds =
    curve.bias +
    curve.score * cut(standing.score, scoreLimit) +
    curve.row * cut(standing.row, oddsLimit) +
    curve.column * cut(standing.column, oddsLimit) +
    curve.mutual * (standing.mutual ? 1 : 0) +
    curve.rowLead * cut(standing.rowLead, leadLimit) +
    curve.columnLead * cut(standing.columnLead, leadLimit) +
    curve.valued * (standing.valued ? 1 : 0) +
    curve.fieldCount * Math.log(Math.max(1, standing.fieldCount));
  return asConfidence(1 / (1 + Math.exp(-logOdds)));
}

function cut(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}
