import { formatCount, formatCounted } from './format.ts';

const percents = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

/** Words of the settings of quarantine. */
export const quarantineWords = {
  title: 'When a run is held back',
  about:
    'A run that meets one of these limits ends in quarantine: its outputs are written and stay on this computer, the file waits in the Inbox with the reason, and nothing goes on before somebody releases it with a reason. A pack may have limits of its own, which count instead of these.',
  critical: 'A critical rule is broken',
  criticalHelp: 'One row is enough. Which rules are critical, the pack says.',
  rejected: 'More rows are rejected than',
  rejectedHelp: 'Of all rows. Empty: however many.',
  score: 'Quality is below',
  scoreHelp: 'The overall score, from 0 to 100. Empty: whatever it is.',
  unit: '%',
  example: 'For example',
  nothing: 'Nothing is held back, whatever comes out of a run.',
  exampleRejected: (rows: number, percent: number) => {
    const most = Math.floor((rows * percent) / 100);
    return `Of a file of ${formatCount(rows)} rows, ${formatCounted(most, 'row may be', 'rows may be')} rejected; with ${formatCount(most + 1)} it is held back.`;
  },
  exampleScore: (percent: number) =>
    `A quality of ${percents.format(percent)} % passes; anything below is held back, such as ${percents.format(Math.max(0, percent - 0.1))} %.`,
  exampleCritical: 'One claim that breaks a critical rule is enough, however good the others are.',
  now: 'In quarantine now',
  none: 'No run.',
  see: (count: number) => `See ${formatCounted(count, 'run', 'runs')} in History`,
} as const;
