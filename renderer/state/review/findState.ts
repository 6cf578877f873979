import { create } from 'zustand';
import type { FileId, FindQuery, FindResult, FoundCell, Progress } from '../../../core/contract/views.ts';
import type { Trouble } from '../../client/trouble.ts';

/** A match that the preview was led to. */
export interface GoneTo {
  readonly rowIndex: number;
  /** Matches gone to before and with this one. */
  readonly steps: number;
  /** The row of the trail then; when that has moved since, the trail leads. */
  readonly trailRow: number | null;
}

/** Looking for a value in the file on the desk. It outlives the tabs of the preview, and the bar that it is drawn in. */
export interface FindState {
  /** The file that the cells are of; `null` before anything was looked for. */
  readonly fileId: FileId | null;
  readonly isOpen: boolean;
  /** Times that somebody asked for the bar and it has not taken the focus yet. */
  readonly asked: number;
  readonly query: FindQuery;
  readonly phase: 'none' | 'running' | 'done' | 'stopped' | 'failed';
  readonly progress: Progress | null;
  /** In the order of the rows; only the first some thousand of `count`. */
  readonly cells: readonly FoundCell[];
  readonly count: number;
  readonly columnCount: number;
  /** Once all rows were searched. */
  readonly columns: FindResult['columns'];
  /** Place in `cells` of the one that was gone to; -1 for none. */
  readonly position: number;
  /** Where the preview was led last; it stays there while something else is looked for. */
  readonly goneTo: GoneTo | null;
  readonly trouble: Trouble | null;
}

export const nothingFound = {
  phase: 'none',
  progress: null,
  cells: [],
  count: 0,
  columnCount: 0,
  columns: [],
  position: -1,
  trouble: null,
} as const satisfies Partial<FindState>;

export const useFind = create<FindState>()(() => ({
  fileId: null,
  isOpen: false,
  asked: 0,
  goneTo: null,
  query: { text: '', matchCase: false, wholeCell: false, isPattern: false, columnIndex: null },
  ...nothingFound,
}));

export function setFind(change: Partial<FindState>): void {
  useFind.setState(change);
}

/** The cell that was gone to last, while the bar is open. */
export function presentFound({ isOpen, cells, position }: FindState): FoundCell | null {
  return isOpen ? (cells[position] ?? null) : null;
}
