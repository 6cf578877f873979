import type { QualityDimension } from '../model/run.ts';
import { qualityDimensions } from '../model/run.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looked, looks } from './reportLooks.ts';

/** Which rows are at fault on each side; `core/apply/qualityScore.ts` counts them. */
const faults: Readonly<Record<QualityDimension, string>> = {
  completeness: 'Rows that lack a required value or break a rule about what must be filled',
  validity: 'Rows with a value that could not be read or that breaks a rule about one value',
  consistency: 'Rows that break a rule between values',
  uniqueness: 'Rows that stand again, of the rows with a key',
};

/** How much a row counts, whichever the side. */
const weights =
  'A row counts whole where it is rejected or breaks a rule of high or critical severity, half where the gravest rule it breaks is medium, not at all where it is low.';

const names: Readonly<Record<QualityDimension, string>> = {
  completeness: 'Completeness',
  validity: 'Validity',
  consistency: 'Consistency',
  uniqueness: 'Uniqueness',
};

/** The score of each dimension with its formula in words; none where nothing was scored. */
export function qualityRows({
  counts: { quality, rowsIn },
}: ReportFacts): readonly (readonly ReportCell[])[] {
  if (quality === undefined) return [];
  const row = (name: QualityDimension): readonly ReportCell[] => {
    const score = quality.dimensions[name];
    return [
      looked(names[name], looks.strong),
      faults[name],
      score === null || name === 'uniqueness' ? null : rowsAtFault(score, rowsIn),
      scoreCell(score),
    ];
  };
  return [
    [
      looked('', looks.smallHeader),
      looked('Which rows are at fault', looks.smallHeader),
      looked('Rows', looks.figureHeader),
      looked('Score', looks.figureHeader),
      looked('', looks.smallHeader),
    ],
    ...qualityDimensions.map(row),
    [looked('Overall', looks.strong), 'Mean of the scores above', null, scoreCell(quality.overall)],
    ['', looked(`Score = 1 − rows at fault ÷ rows read. ${weights}`, looks.wrappedNote)],
  ];
}

/** Rounded down to a tenth of a percent, so that nothing reads 100 % that is below it. */
function scoreCell(score: number | null): ReportCell {
  return score === null
    ? looked('not scored', looks.share)
    : looked(Math.floor(score * 1_000 + 1e-9) / 1_000, looks.share);
}

/** As the score counts them: rows of a medium rule are halves. */
function rowsAtFault(score: number, rowsIn: number): ReportCell {
  const rows = Math.round((1 - score) * rowsIn * 2) / 2;
  return Number.isInteger(rows) ? rows : looked(rows, looks.half);
}
