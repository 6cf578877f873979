import { formatConfidence, formatCount, formatCounted, formatShare } from './format.ts';

/** Words about what is remembered of approvals, and how often proposals proved right. */
export const memoryWords = {
  about:
    'What approvals taught Mapwright about headers. It proposes again what was approved; nothing of it leaves this computer.',
  grid: 'What is remembered',
  filter: 'Filter memory',
  show: { all: 'All', active: 'In use', corrections: 'Corrections', forgotten: 'Forgotten' },
  showLabel: 'Show entries',
  column: {
    header: 'Header',
    field: 'Target field',
    sender: 'Sender',
    times: 'Layouts',
    last: 'Last approved',
    file: 'File',
    origin: 'How',
    actions: 'Actions',
  },
  order: {
    last: 'Latest first',
    times: 'Most used first',
    header: 'By header',
    field: 'By field',
    sender: 'By sender',
  },
  leftOut: 'left out',
  anySender: 'not told by the name',
  origins: { approval: 'Approved', correction: 'Corrected' },
  originHelp: {
    approval: 'The proposal was approved as it stood.',
    correction: 'A person put this in the place of what was proposed.',
  },
  refused: (fields: readonly string[]) => `Turned down: ${fields.join(', ')}`,
  hint: 'Enter forgets the entry under the cursor, or brings it back.',
  forget: 'Forget',
  forgetOne: (header: string) => `Forget ${header}`,
  forgetShown: (count: number) => `Forget these ${formatCount(count)}`,
  restore: 'Remember again',
  restoreOne: (header: string) => `Remember ${header} again`,
  forgottenAt: (time: string) => `Forgotten ${time}`,
  forgotten: (headers: readonly string[]) =>
    headers.length === 1
      ? `${headers[0] ?? ''} is forgotten.`
      : `${formatCount(headers.length)} entries are forgotten.`,
  restored: (headers: readonly string[]) =>
    headers.length === 1
      ? `${headers[0] ?? ''} is remembered again.`
      : `${formatCount(headers.length)} entries are remembered again.`,
  none: 'Nothing is remembered yet',
  noneMore: 'The first approval of a file for this target fills this list.',
  noMatch: 'No entry matches this filter.',
  clearFilter: 'Show all',
  times: (times: number) => formatCounted(times, 'layout', 'layouts'),
  record: {
    title: 'How often proposals proved right here',
    summary: (right: number, decisions: number) =>
      `${formatCount(right)} of ${formatCounted(decisions, 'decision', 'decisions')} kept the proposed field (${formatShare(
        right / decisions,
      )}).`,
    none: 'No decision about a proposal yet. Columns carried over from an approved layout are not counted.',
    refines: 'There are enough decisions to refine the confidences shown.',
    notYet: 'Too few decisions yet to refine the confidences shown.',
    table: 'Decisions by confidence',
    confidence: 'Confidence',
    decisions: 'Decisions',
    kept: 'Kept as proposed',
    shown: 'Shown now as',
    range: (from: number, to: number) => `${formatConfidence(from)} to ${formatConfidence(to)}`,
    expected: (given: number) => `Said ${formatConfidence(given)}`,
  },
};
