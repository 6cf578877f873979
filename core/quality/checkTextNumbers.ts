import type { ColumnFindings } from '../model/evidence.ts';
import { textNumberOptions } from '../model/options/rangeOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/**
 * Numbers that stand as text: among words that keep their column from being one of numbers, behind the apostrophe with
 * which spreadsheets are told to keep their hands off, or with a unit written into each cell.
 */
export const checkTextNumbers: Check = (findings, columns) =>
  columns.flatMap((column) => {
    const found = findings.columns[column.index];
    if (found === undefined || column.type !== 'text' || column.semanticType === 'person-name') return [];
    const filled = column.count - column.missing;
    if (filled < textNumberOptions.fewestRows) return [];
    return [...amongWords(found, column, filled), ...inShape(column, filled)];
  });

/** A column of numbers but for some words: the rows are those of the words. */
function amongWords(found: ColumnFindings, column: ColumnProfile, filled: number): ReturnType<Check> {
  const others = found.evidence.signs.filter(({ sign }) => sign.kind !== 'number' && sign.kind !== 'digits');
  const count = others.reduce((sum, other) => sum + other.count, 0);
  if (count === 0 || count > filled * textNumberOptions.mostOthers) return [];
  return [
    issueOf({
      code: 'TEXT_NUMBERS',
      severity: 'medium',
      dimension: 'validity',
      column: column.index,
      count,
      of: filled,
      rows: others.flatMap(({ rows }) => rows).sort((one, other) => one - other),
      message: `${counted(count, 'cell')} ${agreeing(count, 'is no number', 'are no numbers')}, so that a column which is mostly numbers has to be read as text.`,
      remedy: 'Look at the cells; if they stand for nothing or are slips, choose number as the type.',
    }),
  ];
}

/** A number in each cell, with an apostrophe before it or one word behind. Every row is concerned, so none is named. */
function inShape(column: ColumnProfile, filled: number): ReturnType<Check> {
  const shapes = column.patterns.filter(({ value }) => numberShape.test(value));
  const count = shapes.reduce((sum, shape) => sum + shape.count, 0);
  if (count < filled * textNumberOptions.shapeShare) return [];
  return [
    issueOf({
      code: 'TEXT_NUMBERS',
      severity: 'low',
      dimension: 'consistency',
      column: column.index,
      count,
      of: filled,
      rows: [],
      message: `${counted(count, 'cell')} ${agreeing(count, 'holds', 'hold')} a number that is written as text, such as "${column.topValues[0]?.value ?? ''}".`,
      remedy: 'Map the column with a transform that takes the number out of the text.',
    }),
  ];
}

/** In the language of `ColumnProfile.patterns`: `'999`, `99.9 aa.`, `9 aaaaaaa`. */
const numberShape = /^(?:'[-+]?9[9.,]*|[-+]?9[9.,]*\s[Aa]{1,10}\.?)$/u;
