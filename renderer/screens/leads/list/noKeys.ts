import type { LeadsDesk } from '../../../keys/leadsDesk.ts';

const nothing = (): void => undefined;

/** Keys of the parts of Leads that are not shown. */
export const noKeys: LeadsDesk = {
  edit: nothing,
  accept: nothing,
  keep: nothing,
  hasSuggestion: () => false,
  page: nothing,
  merge: nothing,
  skip: nothing,
  different: nothing,
  undo: nothing,
  move: nothing,
  compare: nothing,
  hasGroup: () => false,
};
