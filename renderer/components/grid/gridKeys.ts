import { cellMoveOf, type CellMove } from './cellRange.ts';

/** What a key does among rows and cells. */
export type BodyKey =
  | { readonly kind: 'cell'; readonly move: CellMove }
  | { readonly kind: 'row'; readonly to: number }
  | { readonly kind: 'activate'; readonly extend: boolean }
  | { readonly kind: 'menu' }
  | { readonly kind: 'collapse' };

/** What a key does with columns. */
export type HeaderKey =
  | { readonly kind: 'columnMenu' }
  | { readonly kind: 'sortColumn' }
  | { readonly kind: 'enterHeader' }
  | { readonly kind: 'leaveHeader'; readonly down: boolean }
  | { readonly kind: 'headerTo'; readonly column: number }
  | { readonly kind: 'moveColumn'; readonly by: 1 | -1 }
  | { readonly kind: 'widen'; readonly by: number }
  | { readonly kind: 'hideColumn' };

/** Pixels that a key makes a column wider or narrower. */
const widthStep = 16;

export interface GridKeyScene {
  /** Whether single cells have the cursor, not rows. */
  readonly ofCells: boolean;
  readonly hasRange: boolean;
  /** Place of the header with the cursor; -1 while a row has it. */
  readonly header: number;
  readonly row: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly pageRows: number;
  /** Whether there are headers to go to. */
  readonly hasHeader: boolean;
  /** Whether Enter does something. */
  readonly activates: boolean;
  /** Whether rows can be ordered by the column whose header has the cursor. */
  readonly sorts: boolean;
}

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a press means, as in a spreadsheet where cells have the cursor; `null` for nothing. */
export function gridKeyOf(press: KeyPress, scene: GridKeyScene): BodyKey | HeaderKey | null {
  const { key, shiftKey: shift, altKey: alt } = press;
  const mod = press.ctrlKey || press.metaKey;
  if (alt) return key === 'ArrowDown' && !mod && scene.hasHeader ? { kind: 'columnMenu' } : null;
  if (key === 'ContextMenu' || (key === 'F10' && shift && !mod)) return { kind: 'menu' };
  if (scene.header >= 0) return headerKey(key, { shift, mod }, scene);
  const up = key === 'ArrowUp' && !shift && !mod;
  if (up && scene.row <= 0 && scene.hasHeader) return { kind: 'enterHeader' };
  if (key === 'Enter' && !mod)
    return scene.activates && scene.row >= 0 ? { kind: 'activate', extend: shift } : null;
  if (scene.ofCells) {
    if (key === 'Escape' && scene.hasRange) return { kind: 'collapse' };
    const move = cellMoveOf({ key, shift, mod });
    return move === null ? null : { kind: 'cell', move };
  }
  return rowKey(key, mod, scene);
}

function headerKey(
  key: string,
  { shift, mod }: { readonly shift: boolean; readonly mod: boolean },
  { header, columnCount, sorts }: GridKeyScene,
): HeaderKey | null {
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : null;
  if (step !== null) {
    if (mod) return { kind: 'moveColumn', by: step };
    if (shift) return { kind: 'widen', by: step * widthStep };
    return { kind: 'headerTo', column: Math.min(columnCount - 1, Math.max(0, header + step)) };
  }
  if (mod || shift) return null;
  switch (key) {
    case 'Home':
      return { kind: 'headerTo', column: 0 };
    case 'End':
      return { kind: 'headerTo', column: columnCount - 1 };
    case 'Enter':
      return { kind: sorts ? 'sortColumn' : 'columnMenu' };
    case ' ':
      return { kind: 'columnMenu' };
    case 'Delete':
      return { kind: 'hideColumn' };
    case 'ArrowDown':
      return { kind: 'leaveHeader', down: true };
    case 'Escape':
      return { kind: 'leaveHeader', down: false };
    default:
      return null;
  }
}

function rowKey(key: string, mod: boolean, { row, rowCount, pageRows }: GridKeyScene): BodyKey | null {
  if (rowCount === 0) return null;
  const moves: Readonly<Record<string, number>> = mod
    ? { Home: 0, End: rowCount - 1 }
    : {
        ArrowDown: row + 1,
        ArrowUp: row - 1,
        PageDown: row + pageRows,
        PageUp: row - pageRows,
        Home: 0,
        End: rowCount - 1,
      };
  const to = moves[key];
  return to === undefined ? null : { kind: 'row', to: Math.min(rowCount - 1, Math.max(0, to)) };
}
