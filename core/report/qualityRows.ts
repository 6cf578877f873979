import type { QualityDimension } from '../model/run.ts';
import { qualityDimensions } from '../model/run.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looked, looks } from './reportLooks.ts';

/** How each figure comes about; `core/apply/qualityScore.ts` computes them. */
const formulas: Readonly<Record<QualityDimension | 'overall', string>> = {
  overall: 'Mean of the dimensions that have a figure',
  completeness: 'Values that are there, of those that required fields need',
  validity: 'Values that could be read as their field’s type and keep its rules, of all that are there',
  consistency: 'Rows that keep every rule between fields, of the rows checked',
  uniqueness: 'Rows that stand once, of all rows',
};

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
  ];
}
