import { useState } from 'react';
import type { RecordPack } from '../../../core/contract/recordViews.ts';
import { MoreValues } from '../../components/MoreValues.tsx';
import { goToLeads } from '../../state/leads/leadsOverview.ts';
import { type LeadsPlace, type LeadsQuery, markNames, toggledValue } from '../../state/leads/leadsPlace.ts';
import { useRecordList } from '../../state/leads/recordList.ts';
import { leadsWords as words } from '../../text/leadsWords.ts';
import { formatCount } from '../../text/format.ts';

/** Values of a field shown before somebody asks for more. */
const shownValues = 6;
const box = 'size-3.5 shrink-0 accent-accent outline-none';
const line =
  'flex min-h-6 items-center gap-2 rounded-1 px-1 text-12 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent';

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
        <legend className="mb-0.5 text-11 font-semibold text-ink-3">{words.state}</legend>
        {markNames.map((mark) => (
          <label key={mark} className={line}>
            <input
              type="checkbox"
              className={box}
              checked={query.mark === mark}
              onChange={() => narrow({ ...query, mark: query.mark === mark ? null : mark })}
            />
            <span className="min-w-0 flex-1 truncate">{words.marks[mark]}</span>
            <span className="text-ink-3">{marks === undefined ? '' : formatCount(marks[mark])}</span>
          </label>
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
  const [all, setAll] = useState(false);
  const chosen = query.fields.find(({ field }) => field === name)?.values ?? [];
  const known = new Set((counted ?? []).map(({ value }) => value));
  // What is chosen stays in sight, so that it can be taken off.
  const values = [
    ...(counted ?? []),
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: null })),
  ];
  const few = values.filter(({ value }, at) => at < shownValues || chosen.includes(value));
  const shown = all ? values : few;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-0.5 max-w-full truncate text-11 font-semibold text-ink-3">{label}</legend>
      {counted === undefined ? <span className="skeleton block h-3 w-3/5" /> : null}
      {counted === null ? <p className="px-1 text-12 text-ink-3">{words.tooMany}</p> : null}
      {shown.map(({ value, count }) => (
        <label key={value} className={line}>
          <input
            type="checkbox"
            className={box}
            checked={chosen.includes(value)}
            onChange={() => onChange(toggledValue(query, name, value))}
          />
          <bdi title={value} className={`min-w-0 flex-1 truncate ${value === '' ? 'text-ink-3' : ''}`}>
            {value === '' ? words.noValue : value}
          </bdi>
          <span className="shrink-0 text-ink-3">{count === null ? '' : formatCount(count)}</span>
        </label>
      ))}
      <MoreValues hidden={values.length - few.length} all={all} onAll={setAll} words={words} />
    </fieldset>
  );
}
