import type { RecordPack } from '../../../../core/contract/recordViews.ts';
import { facetBox, FacetLine, FacetTitle, FacetValues } from '../../../components/FacetValues.tsx';
import { goToLeads } from '../../../state/leads/leadsOverview.ts';
import {
  type LeadsPlace,
  type LeadsQuery,
  markNames,
  toggledValue,
} from '../../../state/leads/leadsPlace.ts';
import { useRecordList } from '../../../state/leads/recordList.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';

/** What the list can be narrowed down by, with how many records each choice would leave. */
export function RecordFilters({ place, pack }: { readonly place: LeadsPlace; readonly pack: RecordPack }) {
  const marks = useRecordList((state) => state.counting?.marks);
  const values = useRecordList((state) => state.values);
  const narrow = (query: LeadsQuery): void => goToLeads({ ...place, query, recordId: null });
  const { query } = place;
  return (
    <aside
      aria-label={words.filters}
      className="flex w-54 shrink-0 flex-col gap-3 overflow-auto border-r border-line p-3 2xl:w-60"
    >
      <fieldset className="min-w-0">
        <FacetTitle>{words.state}</FacetTitle>
        {markNames.map((mark) => (
          <FacetLine key={mark} name={words.marks[mark]} count={marks?.[mark] ?? null}>
            <input
              type="checkbox"
              className={facetBox}
              checked={query.mark === mark}
              onChange={() => narrow({ ...query, mark: query.mark === mark ? null : mark })}
            />
          </FacetLine>
        ))}
      </fieldset>
      {pack.fields
        .filter(({ isFacet, isUsed }) => isFacet && isUsed)
        .map(({ name, label }) => (
          <FieldFilter
            key={name}
            name={name}
            label={label}
            counted={values.get(name)}
            query={query}
            onChange={narrow}
          />
        ))}
    </aside>
  );
}

function FieldFilter({
  name,
  label,
  counted,
  query,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly counted: readonly { readonly value: string; readonly count: number }[] | null | undefined;
  readonly query: LeadsQuery;
  readonly onChange: (query: LeadsQuery) => void;
}) {
  const chosen = query.fields.find(({ field }) => field === name)?.values ?? [];
  if (counted === null && chosen.length === 0) {
    return (
      <fieldset className="min-w-0">
        <FacetTitle>{label}</FacetTitle>
        <p className="px-1 text-12 text-ink-3">{words.tooMany}</p>
      </fieldset>
    );
  }
  const known = new Set((counted ?? []).map(({ value }) => value));
  // What is chosen stays in sight, so that it can be taken off.
  const more = chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: null }));
  return (
    <FacetValues
      title={label}
      values={counted === undefined && more.length === 0 ? undefined : [...(counted ?? []), ...more]}
      chosen={chosen}
      nameOf={(value) => (value === '' ? words.noValue : value)}
      onToggle={(value) => onChange(toggledValue(query, name, value))}
      words={words}
    />
  );
}
