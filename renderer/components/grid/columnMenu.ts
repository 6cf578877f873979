import { gridWords } from '../../text/gridWords.ts';
import type { GridMenuEntry } from './gridMenu.ts';

const { menu: words, copy } = gridWords;

export interface ColumnMenuRequest {
  /** Place among the shown columns, from 0. */
  readonly at: number;
  readonly count: number;
  readonly pinnedCount: number;
  readonly isArranged: boolean;
  /** What is to be done with the column; the last three open something or do it to all. */
  readonly on: {
    readonly move: (to: number) => void;
    readonly pin: (pinned: boolean) => void;
    readonly hide: () => void;
    readonly fit: () => void;
    readonly copyName: () => void;
    /** Absent where rows cannot be ordered by the column. */
    readonly sort?: (descending: boolean) => void;
    /** Absent where cells are not selected. */
    readonly select?: () => void;
    readonly copyColumn?: () => void;
    readonly fitAll: () => void;
    readonly choose: () => void;
    readonly goTo: () => void;
    readonly reset: () => void;
  };
}

/** What a column's menu offers; keys are those that act while its header has the cursor. */
export function columnMenu({
  at,
  count,
  pinnedCount,
  isArranged,
  on,
}: ColumnMenuRequest): readonly GridMenuEntry[] {
  const isPinned = at < pinnedCount;
  const first = isPinned ? 0 : pinnedCount;
  const last = isPinned ? pinnedCount - 1 : count - 1;
  const { select, copyColumn, sort } = on;
  return [
    ...(sort === undefined
      ? []
      : [
          { id: 'sortUp', label: words.sortUp, keyName: 'Enter', onPick: () => sort(false) },
          { id: 'sortDown', label: words.sortDown, onPick: () => sort(true) },
        ]),
    { id: 'name', label: copy.name, apart: sort !== undefined, onPick: on.copyName },
    ...(copyColumn === undefined ? [] : [{ id: 'copy', label: words.copyColumn, onPick: copyColumn }]),
    ...(select === undefined
      ? []
      : [{ id: 'select', label: words.selectColumn, keyName: '$mod+Space', onPick: select }]),
    {
      id: 'pin',
      apart: true,
      label: isPinned ? words.unpin : words.pin,
      onPick: () => on.pin(!isPinned),
    },
    { id: 'left', label: words.left, keyName: '$mod+←', off: at <= first, onPick: () => on.move(at - 1) },
    { id: 'right', label: words.right, keyName: '$mod+→', off: at >= last, onPick: () => on.move(at + 1) },
    { id: 'first', label: words.first, off: at <= first, onPick: () => on.move(first) },
    { id: 'last', label: words.last, off: at >= last, onPick: () => on.move(last) },
    { id: 'hide', label: words.hide, keyName: 'Delete', onPick: on.hide },
    { id: 'fit', apart: true, label: words.fit, onPick: on.fit },
    { id: 'fitAll', label: words.fitAll, onPick: on.fitAll },
    { id: 'goTo', apart: true, label: words.goTo, keyName: '$mod+J', onPick: on.goTo },
    { id: 'columns', label: words.columns, onPick: on.choose },
    { id: 'reset', label: words.reset, off: !isArranged, onPick: on.reset },
  ];
}

export interface CellMenuRequest {
  readonly copy: (form: 'cells' | 'withHeaders' | 'json') => void;
  readonly copyName: () => void;
  readonly select: (kind: 'rows' | 'columns' | 'all') => void;
  readonly goTo: () => void;
  /** What the screen offers for the row, above the rest. */
  readonly more: readonly GridMenuEntry[];
}

/** What the menu of selected cells offers. */
export function cellMenu(on: CellMenuRequest): readonly GridMenuEntry[] {
  const own: readonly GridMenuEntry[] = [
    { id: 'cells', label: copy.plain, keyName: '$mod+C', onPick: () => on.copy('cells') },
    {
      id: 'withHeaders',
      label: copy.withHeaders,
      keyName: '$mod+Shift+H',
      onPick: () => on.copy('withHeaders'),
    },
    { id: 'json', label: copy.json, onPick: () => on.copy('json') },
    { id: 'name', label: copy.name, onPick: on.copyName },
    {
      id: 'row',
      apart: true,
      label: words.selectRow,
      keyName: 'Shift+Space',
      onPick: () => on.select('rows'),
    },
    { id: 'column', label: words.selectColumn, keyName: '$mod+Space', onPick: () => on.select('columns') },
    { id: 'all', label: words.selectAll, keyName: '$mod+A', onPick: () => on.select('all') },
    { id: 'goTo', apart: true, label: words.goTo, keyName: '$mod+J', onPick: on.goTo },
  ];
  const [first, ...others] = own;
  if (on.more.length === 0 || first === undefined) return own;
  return [...on.more, { ...first, apart: true }, ...others];
}
