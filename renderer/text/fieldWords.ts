import { formatCount } from './format.ts';

/** Words about the fields of the target and what feeds them. */
export const fieldWords = {
  tab: 'Target fields',
  grid: 'Fields of the target and what feeds them',
  open: 'Show target fields',
  filters: { all: 'All', required: 'Required', open: 'Not fed', failing: 'Failing' },
  filterGroup: 'Show fields',
  search: 'Filter fields',
  column: {
    field: 'Field',
    label: 'Name',
    type: 'Type',
    by: 'Fed by',
    filled: 'Filled',
    failing: 'Fails',
    state: 'State',
  },
  state: {
    fed: 'Fed',
    proposed: 'Proposed',
    made: 'Made of columns',
    constant: 'Same in every row',
    open: 'Not fed',
  },
  marks: { fed: '✓', proposed: '◌', made: '⧉', constant: '=', open: '–' },
  none: 'No field matches this filter.',
  required: 'Required',
  longest: (length: number) => `at most ${formatCount(length)} characters`,
  fedBy: 'Fed by',
  jump: (name: string) => `Go to ${name}`,
  nearest: 'Nearest columns',
  noNearest: 'No column comes near.',
  chooseColumn: 'Choose a column',
  otherColumn: 'Choose another column',
  combine: 'Combine columns…',
  change: 'Change how…',
  sameValue: 'Or the same value in every row',
  fails: 'Rows that fail',
  summary: (fed: number, total: number) => `${formatCount(fed)} of ${formatCount(total)} fields`,
  parts: (part: Readonly<Record<'fed' | 'proposed' | 'openRequired' | 'openOptional', number>>) =>
    [
      `${formatCount(part.fed)} fed`,
      `${formatCount(part.proposed)} proposed`,
      `${formatCount(part.openRequired)} required not fed`,
      `${formatCount(part.openOptional)} optional not fed`,
    ].join(', '),
} as const;
