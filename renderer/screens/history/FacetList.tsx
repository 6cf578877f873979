import { type KeyboardEvent, useState } from 'react';
import type { RunFacet } from '../../../core/contract/views.ts';
import { MoreValues } from '../../components/MoreValues.tsx';
import { narrowHistory } from '../../state/history/historyActions.ts';
import { useHistory } from '../../state/history/historyList.ts';
import { type HistoryQuery, toggled } from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';
import { formatCount } from '../../text/format.ts';
import { useFacetLabel } from './facetLabel.ts';

/** Values shown before somebody asks for more. */
const shownValues = 6;

/** One facet's values with counts; any number may be chosen. Tab goes to the facet, arrows through its values. */
export function FacetList({ facet, query }: { readonly facet: RunFacet; readonly query: HistoryQuery }) {
  const counted = useHistory((state) => state.counting?.facets[facet]);
  const [all, setAll] = useState(false);
  const label = useFacetLabel();
  const chosen = query.facets[facet] ?? [];
  const values = counted ?? [];
  const few = values.filter(({ value }, at) => at < shownValues || chosen.includes(value));
  const shown = all ? values : few;
  if (counted !== undefined && values.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-0.5 text-11 font-semibold text-ink-3">{text.history.facets[facet]}</legend>
      {counted === undefined ? <span className="skeleton block h-3 w-3/5" /> : null}
      {shown.map(({ value, count }, at) => {
        const name = label(facet, value);
        return (
          <label
            key={value}
            className={`flex min-h-6 items-center gap-2 rounded-1 px-1 text-12 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent ${
              count === 0 ? 'text-ink-3' : ''
            }`}
          >
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              tabIndex={at === 0 ? 0 : -1}
              onKeyDown={moveInside}
              onChange={() => narrowHistory(toggled(query, facet, value))}
              className="size-3.5 shrink-0 accent-accent outline-none"
            />
            <span
              title={name}
              className={`min-w-0 flex-1 truncate ${facet === 'sender' && value !== '' ? 'capitalize' : ''}`}
            >
              <bdi>{name}</bdi>
            </span>
            <span className="shrink-0 text-ink-3">{formatCount(count)}</span>
          </label>
        );
      })}
      <MoreValues hidden={values.length - few.length} all={all} onAll={setAll} words={text.history} />
    </fieldset>
  );
}

function moveInside(event: KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const all = event.currentTarget.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input');
  const boxes = [...(all ?? [])];
  const at = boxes.indexOf(event.currentTarget);
  const to = boxes[at + step];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  to.focus();
}
