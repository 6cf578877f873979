import type { RecordPack } from '../../../../core/contract/recordViews.ts';
import { ActiveFilter } from '../../../components/ActiveFilter.tsx';
import { goToLeads } from '../../../state/leads/leadsOverview.ts';
import {
  emptyQuery,
  isNarrowed,
  type LeadsPlace,
  type LeadsQuery,
  toggledValue,
} from '../../../state/leads/leadsPlace.ts';
import { text } from '../../../text/en.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';

/** Everything that narrows the list down, each to be taken off by itself, and all of it at once. */
export function RecordNarrowing({ place, pack }: { readonly place: LeadsPlace; readonly pack: RecordPack }) {
  const { query } = place;
  if (!isNarrowed(query)) return null;
  const labelOf = (field: string): string => pack.fields.find(({ name }) => name === field)?.label ?? field;
  const filters: readonly { readonly name: string; readonly without: LeadsQuery }[] = [
    ...(query.asked === null ? [] : [{ name: text.history.ofQuestion, without: { ...query, asked: null } }]),
    ...(query.text === '' ? [] : [{ name: `“${query.text}”`, without: { ...query, text: '' } }]),
    ...(query.mark === null ? [] : [{ name: words.marks[query.mark], without: { ...query, mark: null } }]),
    ...query.fields.flatMap(({ field, values }) =>
      values.map((value) => ({
        name: words.filterOf(labelOf(field), value),
        without: toggledValue(query, field, value),
      })),
    ),
  ];
  const narrow = (next: LeadsQuery): void => goToLeads({ ...place, query: next, recordId: null });
  return (
    <>
      <span className="flex min-w-0 items-center gap-1 overflow-x-auto">
        {filters.map(({ name, without }) => (
          <ActiveFilter
            key={name}
            name={name}
            removeLabel={text.history.without(name)}
            onRemove={() => narrow(without)}
          />
        ))}
      </span>
      <button
        type="button"
        onClick={() => narrow({ ...emptyQuery, order: query.order })}
        className="h-6 shrink-0 rounded-1 px-1.5 text-12 text-accent hover:underline"
      >
        {words.clear}
      </button>
    </>
  );
}
