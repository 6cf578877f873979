import { fields } from './counts.ts';
import { formatCount, formatCounted, formatShare } from './format.ts';

/* Words of the inspector and of what is told of a target. */

export const inspectorWords = {
  title: 'Column',
  open: 'Show details',
  close: 'Hide details',
  none: 'Select a column to see why its field was proposed.',
  cautions: 'Look at this first',
  targets: 'Target fields',
  noTargets: 'No field is likely enough. Choose one yourself.',
  choose: 'Choose another field',
  accept: 'Accept',
  ignore: 'Leave out',
  restore: 'Back to proposal',
  values: 'Values',
  filled: 'Filled',
  distinct: 'Distinct',
  about: (figure: string) => `about ${figure}`,
  invalid: 'Invalid',
  missingAs: 'Missing as',
  min: 'Lowest',
  max: 'Highest',
  mean: 'Mean',
  median: 'Median',
  lengths: 'Length',
  leadingZeros: 'Leading zeros',
  atLeast: (cells: string) => `Too many values to keep all: a count may be up to ${cells} short.`,
  characters: (from: number, to: number) =>
    from === to
      ? formatCounted(to, 'character', 'characters')
      : `${formatCount(from)} to ${formatCount(to)} characters`,
  type: 'Type',
  format: 'Written as',
  meaning: 'Meaning',
  examples: 'Examples',
  top: 'Most frequent',
  findValue: (value: string) => `${value}\nFind its rows`,
  shapes: 'Shapes',
  odd: 'Do not fit',
  issues: 'Issues',
  showRows: 'Show rows',
  noTransforms: 'Cells are taken as they stand.',
  addTransform: 'Add a step',
  changeTransform: (words: string) => `Change: ${words}`,
  removeTransform: (words: string) => `Remove: ${words}`,
  changeType: (name: string) => `Type of ${name}`,
  agreement: (share: number) => `${formatShare(share)} of filled cells agree`,
} as const;

export const coverageWords = {
  title: 'Target coverage',
  summary: (fed: number, total: number) => `${formatCount(fed)} of ${formatCount(total)} required`,
  all: (fed: number, total: number) => `${formatCount(fed)} of ${fields(total)} fed`,
  missing: 'Missing',
  complete: 'All required fields have a source',
  setConstant: (label: string) => `Give ${label} the same value in every row`,
  constantValue: 'Value for every row',
  constantSet: 'Set value',
  constant: (field: string, value: string) => `${field} = “${value}”`,
  clearConstant: (field: string) => `Clear the value of ${field}`,
} as const;
