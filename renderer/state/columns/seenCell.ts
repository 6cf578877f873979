import type { SourceRow } from '../../../core/contract/views.ts';

/** `shown`: cells as the spreadsheet program shows them; `raw`: as they are stored, which is what is mapped. */
export type CellMode = 'shown' | 'raw';

/** A cell as a person sees it, and what stands behind it. */
export interface SeenCell {
  readonly text: string;
  /** The other text, raw behind shown or shown behind raw; `null` where both are the same. */
  readonly behind: string | null;
}

/** A cell that the row does not have is empty. */
export function seenCell(row: SourceRow, column: number, mode: CellMode): SeenCell {
  const raw = row.cells[column] ?? '';
  const shown = row.shown?.[column] ?? null;
  if (shown === null || shown === raw) return { text: raw, behind: null };
  return mode === 'shown' ? { text: shown, behind: raw } : { text: raw, behind: shown };
}
