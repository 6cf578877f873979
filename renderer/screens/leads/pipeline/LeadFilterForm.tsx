import { useState } from 'react';
import type { LeadPack } from '../../../../core/contract/leadViews.ts';
import { Button } from '../../../components/Button.tsx';
import { goToLeads } from '../../../state/leads/leadsOverview.ts';
import { type LeadsPlace, toggledValue } from '../../../state/leads/leadsPlace.ts';
import { leadPlaceWords as words } from '../../../text/leadPlaceWords.ts';

/** Types whose values are no text; figures and days are asked for in Ask. */
const otherTypes = new Set(['integer', 'number', 'date', 'datetime', 'time', 'amount', 'percent']);

/** Narrows the list down to leads with a value. */
export function LeadFilterForm({ place, pack }: { readonly place: LeadsPlace; readonly pack: LeadPack }) {
  // Those that the table has an index of come first, as it finds them at once.
  const fields = pack.fields
    .filter(({ type }) => !otherTypes.has(type))
    .toSorted((a, b) => Number(b.isFacet) - Number(a.isFacet));
  const [field, setField] = useState(fields[0]?.name ?? '');
  const [value, setValue] = useState('');
  const allowed = fields.find(({ name }) => name === field)?.allowed ?? [];
  const add = (): void => {
    const { query } = place;
    const typed = value.trim();
    if (query.fields.some((one) => one.field === field && one.values.includes(typed))) return;
    goToLeads({ ...place, query: toggledValue(query, field, typed) });
    setValue('');
  };
  return (
    <form
      aria-label={words.filterBy}
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line px-3 py-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <select
        aria-label={words.filterBy}
        className="field-control h-7 w-44 text-12"
        value={field}
        onChange={(event) => setField(event.target.value)}
      >
        {fields.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <input
        type="text"
        aria-label={words.value}
        placeholder={words.wholeValue}
        className="field-control h-7 w-80 text-12"
        value={value}
        maxLength={500}
        list={allowed.length > 0 ? 'lead-filter-values' : undefined}
        onChange={(event) => setValue(event.target.value)}
      />
      {allowed.length > 0 ? (
        <datalist id="lead-filter-values">
          {allowed.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
      ) : null}
      <Button onClick={add}>{words.addFilter}</Button>
    </form>
  );
}
