import { formatCount } from './format.ts';

/** Words of Settings. */
export const settingsWords = {
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'Same as the system', light: 'Light', dark: 'Dark' },
  review: 'Review',
  threshold: 'Bulk accept from',
  thresholdHelp:
    'Proposals at or above this confidence are taken by one press. Cautions and conflicts never are.',
  letters: 'Single-letter keys',
  lettersHelp:
    'Letters and numbers alone act while a table has the focus. Switch off if a tool types letters for you.',
  known: 'Run known layouts without asking',
  knownHelp:
    'A file whose layout and types match an approved mapping runs at once; anything that changed waits for you.',
  divide: 'A file for each sheet',
  divideHelp:
    'Sheets of a workbook that hold data of the same kind in different columns become files of their own, each with its own mapping.',
  mailbox: 'Addresses of one mailbox are one',
  mailboxHelp:
    'anna+fair@gmail.com and an.na@gmail.com reach anna@gmail.com: where the provider leaves out what is behind a plus, or dots, so do keys. Off: as written, but for case. Leads that are loaded stay as they are; those that this would join wait under Duplicates. Pipelines go by the target.',
  defaultPack: 'Start new files with',
  defaultPackBest: 'The target that fits best',
  approver: 'Your name',
  approverHelp: 'Written beside each approval.',
  pace: 'Your pace',
  paceFigure: (ms: number, count: number) =>
    `${(ms / 1000).toFixed(1)} s a column, median of the last ${formatCount(count)} decisions. Kept on this computer only.`,
  paceNone: 'Shows the median time per column after your first decisions. Kept on this computer only.',
  about: 'About',
  version: (version: string) => `Mapwright ${version}`,
  where: 'Where data lies',
  whereDesktop: 'Files, drafts, mappings and outputs lie in the data folder of this app on this computer.',
  whereWeb: 'Files, drafts, mappings and outputs lie in the data folder of the local host on this computer.',
  saved: 'Saved',
} as const;
