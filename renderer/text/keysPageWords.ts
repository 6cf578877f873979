import { formatCount } from './format.ts';

/** Words of the page where keys are changed. */
export const keysPageWords = {
  tab: 'Keys',
  search: 'Search commands',
  findByKey: 'Find by key',
  findByKeyOn: 'Press the keys to find',
  noMatch: 'No command matches.',
  clearSearch: 'Show all commands',
  changedOnly: 'Changed only',
  command: 'Command',
  where: 'Acts',
  keys: 'Keys',
  table: 'Commands and their keys',
  press: 'Press keys',
  recorder: (title: string) => `Press the new keys for ${title}. Esc leaves, Backspace removes.`,
  recorderHelp: 'Esc leaves · Backspace removes',
  change: (keys: string, title: string) => `${keys}: change for ${title}`,
  letter: 'single-letter key',
  letterOff: 'single-letter key, switched off',
  add: (title: string) => `Add keys for ${title}`,
  addShort: 'Add',
  reset: (title: string) => `Reset ${title}`,
  resetShort: 'Reset',
  resetAll: 'Reset all',
  undo: 'Undo',
  undone: 'The last change of keys is undone.',
  exportKeys: 'Export',
  importKeys: 'Import',
  legend: 'Keys with a dotted edge are single-letter keys.',
  taken: (keys: string, titles: string) => `${keys} belongs to ${titles}.`,
  take: (titles: string) => `Take it from ${titles}`,
  leave: 'Leave as it is',
  kept: {
    browser: (keys: string) => `${keys} belongs to the browser. Press other keys.`,
    system: (keys: string) => `${keys} belongs to the system. Press other keys.`,
    focus: (keys: string) => `${keys} goes from one control to the next. Press other keys.`,
    moves: (keys: string) => `${keys} moves the cursor in tables. Press other keys.`,
    texts: (keys: string) => `${keys} edits and copies text. Press other keys.`,
    controls: (keys: string) => `${keys} presses or closes what has the focus. Press other keys.`,
    none: (keys: string) => `${keys} is not a key. Press other keys.`,
  },
  changed: (title: string, keys: string) => (keys === '' ? `${title} has no keys.` : `${title}: ${keys}.`),
  imported: (count: number, skipped: number, unknown: number) =>
    [
      `Keys of ${formatCount(count)} commands taken over.`,
      ...(skipped > 0 ? [`${formatCount(skipped)} entries cannot be keys here and were left out.`] : []),
      ...(unknown > 0 ? [`${formatCount(unknown)} belong to commands of another version and are kept.`] : []),
    ].join(' '),
  notImported: 'This file holds no keys of Mapwright.',
  shared: (count: number) =>
    count === 1
      ? 'One key has two meanings in the same place:'
      : `${formatCount(count)} keys have two meanings in the same place:`,
  sharedLine: (keys: string, one: string, other: string) => `${keys}: ${one}, ${other}`,
} as const;
