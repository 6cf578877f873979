import { activeGrid } from '../components/grid/activeGrid.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

const ofCells = (): boolean => activeGrid()?.ofCells === true;
const isThere = (): boolean => activeGrid() !== null;

/** Copying from a table and arranging its columns; of the one that has, or last had, the focus. */
export const gridCommands: readonly Command[] = [
  commandOf('table', 'copyWithHeaders', {
    title: text.grid.copy.withHeaders,
    keys: ['$mod+Shift+H'],
    scope: 'anyTable',
    menu: 'edit',
    offered: ofCells,
    run: () => activeGrid()?.copy('withHeaders'),
  }),
  commandOf('table', 'copyJson', {
    title: text.grid.copy.json,
    keys: [],
    scope: 'anyTable',
    menu: 'edit',
    offered: ofCells,
    run: () => activeGrid()?.copy('json'),
  }),
  commandOf('table', 'goTo', {
    title: text.grid.commands.goTo,
    keys: ['$mod+J'],
    scope: 'anyTable',
    menu: 'view',
    offered: isThere,
    run: () => activeGrid()?.goTo(),
  }),
  commandOf('table', 'columns', {
    title: text.grid.commands.columns,
    keys: [],
    scope: 'anyTable',
    menu: 'view',
    offered: isThere,
    run: () => activeGrid()?.chooseColumns(),
  }),
  commandOf('table', 'fitColumns', {
    title: text.grid.commands.fitAll,
    keys: [],
    scope: 'anyTable',
    menu: 'view',
    offered: isThere,
    run: () => activeGrid()?.fitAll(),
  }),
  commandOf('table', 'resetColumns', {
    title: text.grid.commands.reset,
    keys: [],
    scope: 'anyTable',
    menu: 'view',
    offered: isThere,
    run: () => activeGrid()?.resetColumns(),
  }),
];
