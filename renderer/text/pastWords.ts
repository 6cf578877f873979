import { formatCounted } from './format.ts';

/** Words about what approved versions did with a column. */
export const pastWords = {
  title: 'History of this column',
  none: 'No approved version has a column of this name.',
  of: {
    layout: '',
    earlier: 'Earlier layout',
    sender: 'Other layout of this sender',
    other: 'Other sender',
  },
  versions: (from: number, until: number) =>
    from === until ? `v${String(from)}` : `v${String(from)}–v${String(until)}`,
  present: 'in force',
  was: (field: string | null, version: number) =>
    field === null
      ? `fed nothing until v${String(version - 1)}`
      : `was ${field} until v${String(version - 1)}`,
  steps: 'same field, other steps',
  also: (fields: readonly string[]) => `also made into ${fields.join(', ')}`,
  open: (version: number) => `Open version ${String(version)}`,
  more: (count: number) => formatCounted(count, 'more entry', 'more entries'),
  fewer: 'Show fewer',
} as const;
