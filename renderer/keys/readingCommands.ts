import { switchCellMode } from '../state/review/cellModeAction.ts';
import { showIssues } from '../state/review/issueActions.ts';
import { useApp } from '../state/app/appState.ts';
import {
  clearOverrides,
  goBackToReading,
  hasPastReading,
  showCorrection,
  showTypes,
} from '../state/review/readingActions.ts';
import {
  atRecord,
  makeFirstData,
  makeHeader,
  makeLastData,
  setHeader,
  showRecords,
  switchRow,
} from '../state/review/recordActions.ts';
import { showSheets, switchTogether } from '../state/review/sheetActions.ts';
import { text } from '../text/en.ts';
import {
  focusGuesses,
  focusSoon,
  issuesAttribute,
  recordsAttribute,
  sheetsAttribute,
} from '../components/focus.ts';
import { type Command, commandOf } from './command.ts';

/** How the file is read: its sheets, its first records, the form of its cells, what is odd about it. */
export const readingCommands: readonly Command[] = [
  commandOf('reading', 'sheets', {
    title: text.commands.sheets,
    keys: ['S'],
    scope: 'table',
    menu: 'view',
    run: () => {
      showSheets();
      focusSoon(sheetsAttribute);
    },
  }),
  commandOf('reading', 'together', {
    title: text.commands.together,
    keys: ['T'],
    scope: 'table',
    menu: 'review',
    run: switchTogether,
  }),
  commandOf('reading', 'records', {
    title: text.commands.records,
    keys: ['R'],
    scope: 'table',
    menu: 'view',
    run: () => {
      showRecords();
      focusSoon(recordsAttribute);
    },
  }),
  commandOf('reading', 'header', {
    title: text.commands.header,
    keys: ['H'],
    scope: 'records',
    menu: 'review',
    hidden: true,
    run: () => atRecord((record) => makeHeader(record, false)),
  }),
  commandOf('reading', 'headerTo', {
    title: text.commands.headerTo,
    keys: ['Shift+H'],
    scope: 'records',
    hidden: true,
    run: () => atRecord((record) => makeHeader(record, true)),
  }),
  commandOf('reading', 'firstData', {
    title: text.commands.firstData,
    keys: ['F'],
    scope: 'records',
    menu: 'review',
    hidden: true,
    run: () => atRecord(makeFirstData),
  }),
  commandOf('reading', 'lastData', {
    title: text.commands.lastData,
    keys: ['L'],
    scope: 'records',
    hidden: true,
    run: () => atRecord(makeLastData),
  }),
  commandOf('reading', 'settleRow', {
    title: text.commands.settleRow,
    keys: ['O'],
    scope: 'records',
    hidden: true,
    run: () => atRecord(switchRow),
  }),
  commandOf('reading', 'noHeader', {
    title: text.commands.noHeader,
    keys: ['0'],
    scope: 'records',
    hidden: true,
    run: () => void setHeader([]),
  }),
  commandOf('reading', 'types', {
    title: text.commands.types,
    keys: ['Y'],
    scope: 'grid',
    menu: 'review',
    run: () => showTypes(),
  }),
  commandOf('reading', 'guesses', {
    title: text.commands.guesses,
    keys: ['G'],
    scope: 'table',
    menu: 'go',
    run: focusGuesses,
  }),
  commandOf('reading', 'back', {
    title: text.commands.readingBack,
    keys: ['B'],
    scope: 'table',
    menu: 'review',
    offered: hasPastReading,
    run: goBackToReading,
  }),
  commandOf('reading', 'again', {
    title: text.guesses.reset,
    keys: [],
    scope: 'review',
    menu: 'review',
    offered: () => Object.keys(useApp.getState().review?.view?.overrides ?? {}).length > 0,
    run: () => void clearOverrides(),
  }),
  commandOf('reading', 'encoding', {
    title: text.commands.encoding,
    keys: [],
    scope: 'review',
    offered: () => useApp.getState().review?.view?.inspection?.kind === 'delimited',
    run: () => showCorrection('encoding'),
  }),
  commandOf('reading', 'delimiter', {
    title: text.commands.delimiter,
    keys: [],
    scope: 'review',
    offered: () => useApp.getState().review?.view?.inspection?.kind === 'delimited',
    run: () => showCorrection('delimiter'),
  }),
  commandOf('reading', 'range', {
    title: text.commands.range,
    keys: [],
    scope: 'review',
    offered: () => useApp.getState().review?.view?.inspection != null,
    run: () => showCorrection('range'),
  }),
  commandOf('reading', 'cellMode', {
    title: text.commands.cellMode,
    keys: ['V'],
    scope: 'table',
    menu: 'view',
    run: switchCellMode,
  }),
  commandOf('reading', 'issues', {
    title: text.commands.issues,
    keys: ['Shift+I'],
    scope: 'table',
    menu: 'view',
    run: () => {
      showIssues();
      focusSoon(issuesAttribute);
    },
  }),
];
