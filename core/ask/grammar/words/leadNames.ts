import { textOf } from '../../../leads/foldLead.ts';
import { askOptions } from '../../../model/options/askOptions.ts';
import type { LeadQuery, LeadStore } from '../../../ports/leadStore.ts';
import { foldText } from '../../foldText.ts';
import type { NamedIn, NamedValue } from './naming.ts';

/**
 * Looks up in which fields of a pipeline's leads phrases are values. Only fields with an index can tell without looking at
 * every lead, and only of whole values; what it knows nothing of, a question has to say with its field.
 */
export async function leadNames(
  store: Pick<LeadStore, 'find'>,
  { packId, findFields }: Pick<LeadQuery, 'packId' | 'findFields'>,
  phrases: readonly string[],
): Promise<NamedIn> {
  const wanted = phrases
    .slice(0, askOptions.leadPhrases)
    .flatMap((phrase) => findFields.map((field) => ({ phrase, field })));
  const found = new Map<string, NamedValue[]>();
  for (let from = 0; from < wanted.length; from += askOptions.leadLookups)
    await Promise.all(
      wanted.slice(from, from + askOptions.leadLookups).map(async ({ phrase, field }) => {
        const query = { packId, findFields, fields: [{ field, value: phrase }] };
        const { leads } = await store.find(query, { after: null, limit: 1 });
        const value = leads[0] === undefined ? null : textOf(leads[0].values, field);
        if (value === null) return;
        const key = foldText(phrase);
        found.set(key, [...(found.get(key) ?? []), { field, value, count: 1 }]);
      }),
    );
  return (phrase) => found.get(foldText(phrase)) ?? [];
}
