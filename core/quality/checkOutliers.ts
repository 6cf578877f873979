import { qualityOptions } from '../model/options/understandingOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import { nameTokens } from '../values/text/nameTokens.ts';
import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Numbers far beyond the middle half of their column. Identifiers have no middle. */
export const checkOutliers: Check = (findings, columns) =>
  findings.columns.flatMap(({ outliers, evidence }) => {
    const column = columns[evidence.index];
    if (outliers === null || outliers.count === 0 || column === undefined) return [];
    const filled = column.count - column.missing;
    if (isIdentifier(column) || filled < qualityOptions.fewestRows) return [];
    const { count, rows, low, high, exact } = outliers;
    return [
      issueOf({
        code: 'OUTLIERS',
        severity: 'low',
        dimension: 'accuracy',
        column: column.index,
        count,
        of: filled,
        rows,
        message: `${exact ? '' : 'About '}${counted(count, 'cell')} ${agreeing(count, 'lies', 'lie')} below ${figure(low)} or above ${figure(high)}, far from the middle half of the column.`,
        remedy: 'Look at the cells; a slipped decimal mark or another unit is the usual reason.',
      }),
    ];
  });

/** By its meaning or by the last word of its name, as in `provider_number`; `number_of_sections` is a count. */
function isIdentifier({ semanticType, name }: ColumnProfile): boolean {
  return semanticType === 'identifier' || identifierWords.has(nameTokens(name).at(-1) ?? '');
}

const identifierWords: ReadonlySet<string> = new Set([
  'id',
  'key',
  'no',
  'nr',
  'num',
  'number',
  'code',
  'fid',
]);

function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}
