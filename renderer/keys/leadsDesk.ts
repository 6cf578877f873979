import type { PageWay } from '../state/leads/pageSteps.ts';

/**
 * What the keys of Leads do. The screen is read when it is first opened and hands itself in then, so that nothing of it
 * is read at the start.
 */
export interface LeadsDesk {
  edit(): void;
  /** Decides the suggestion for a value of the record under the cursor. */
  accept(): void;
  keep(): void;
  readonly hasSuggestion: () => boolean;
  /** Goes to another page of the list, where there is one. */
  page(way: PageWay): void;
  merge(): void;
  skip(): void;
  different(): void;
  undo(): void;
  move(by: 1 | -1): void;
  compare(): void;
  readonly hasGroup: () => boolean;
}

let present: LeadsDesk | null = null;

/** Called by the screen; `null` when it is left. */
export function setLeadsDesk(desk: LeadsDesk | null): void {
  present = desk;
}

export function leadsDesk(): LeadsDesk | null {
  return present;
}
