import type { Overrides } from '../../../core/contract/views.ts';

/** What a person sets about the form of a file in a form of its own, where a list of choices is not enough. */
export type Correction = 'encoding' | 'delimiter' | 'quote' | 'range' | 'lastRow';

/** A reading that a person left, to go back to. */
export interface PastReading {
  readonly overrides: Overrides;
  /** What was corrected after it: "Delimiter". */
  readonly what: string;
}

/** How the open file is being corrected. */
export interface ReadingState {
  /** The form that is open. */
  readonly correcting: Correction | null;
  /** Column whose type is being chosen, and where the list stands. */
  readonly typing: { readonly columnIndex: number; readonly place: 'table' | 'inspector' } | null;
  /** Records that a drag in the list of records goes over. */
  readonly marking: { readonly from: number; readonly to: number } | null;
  /** Newest last. */
  readonly past: readonly PastReading[];
  /** While the file is read again: what the desk showed before; `null` otherwise. */
  readonly former: FormerReading | null;
}

export interface FormerReading {
  readonly columnNames: readonly string[];
  /** Columns that were decided. */
  readonly decided: number;
  /** Name of the column with the cursor. */
  readonly cursorName: string | null;
}

export const untouchedReading: ReadingState = {
  correcting: null,
  typing: null,
  marking: null,
  past: [],
  former: null,
};
