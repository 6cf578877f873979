import type { RecordPack } from '../../../../core/contract/recordViews.ts';
import type { LeadsDesk } from '../../../keys/leadsDesk.ts';
import { decideInRecord, suggestionAt } from '../../../state/leads/recordSuggestions.ts';

/** Keys of the list that decide what is suggested for the record under the cursor, and there for the column under it first. */
export function suggestionKeys(
  { fields }: RecordPack,
  column: string | undefined,
): Pick<LeadsDesk, 'accept' | 'keep' | 'hasSuggestion'> {
  const decide = (what: 'accept' | 'reject'): void => {
    const one = suggestionAt(column);
    if (one === undefined) return;
    decideInRecord(one, what, fields.find(({ name }) => name === one.field)?.label ?? one.field);
  };
  return {
    accept: () => decide('accept'),
    keep: () => decide('reject'),
    hasSuggestion: () => suggestionAt(column) !== undefined,
  };
}
