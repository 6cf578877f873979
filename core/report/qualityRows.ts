import type { QualityDimension } from '../model/run.ts';
import { qualityDimensions } from '../model/run.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looked, looks } from './reportLooks.ts';

/** How each figure comes about; `core/apply/qualityScore.ts` computes them. */
const formulas: Readonly<Record<QualityDimension | 'overall', string>> = {
  overall: 'Mean of the sides below that have a score',
  completeness:
    '1 less the share of rows that lack a required value or break a rule about what must be filled',
  validity:
    '1 less the share of rows with a value that could not be read or that breaks a rule about one value',
  consistency: '1 less the share of rows that break a rule between values',
  uniqueness: '1 less the share of rows that stand again, of the rows with a key',
};

/** How much a row counts, whichever the side. */
const weights =
  'A row counts whole where it is rejected or breaks a rule of high or critical severity, half where the gravest rule it breaks is medium, not at all where it is low.';

const names: Readonly<Record<QualityDimension | 'overall', string>> = {
  overall: 'Overall',
  completeness: 'Completeness',
  validity: 'Validity',
  consistency: 'Consistency',
  uniqueness: 'Uniqueness',
};

/** The score of each dimension with its formula in words; none where nothing was scored. */
export function qualityRows({ counts: { quality } }: ReportFacts): readonly (readonly ReportCell[])[] {
  if (quality === undefined) return [];
  const row = (name: QualityDimension | 'overall', score: number | null): readonly ReportCell[] => [
    looked(names[name], looks.strong),
    formulas[name],
    null,
    score === null ? looked('not scored', looks.share) : looked(score, looks.share),
  ];
  return [
    [
      looked('', looks.smallHeader),
      looked('How it is computed', looks.smallHeader),
      looked('', looks.smallHeader),
      looked('Score', looks.figureHeader),
    ],
    row('overall', quality.overall),
    ...qualityDimensions.map((dimension) => row(dimension, quality.dimensions[dimension])),
    ['', looked(weights, { ...looks.note, wrap: true })],
  ];
}
