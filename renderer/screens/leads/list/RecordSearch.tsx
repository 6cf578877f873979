import { useEffect, useState } from 'react';
import { SearchField } from '../../../components/SearchField.tsx';
import { goToLeads } from '../../../state/leads/leadsOverview.ts';
import type { LeadsPlace } from '../../../state/leads/leadsPlace.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';

/** Quiet before a search is asked for, in milliseconds: keys come in bursts. */
const typingMs = 150;
/** Characters of a search, as the contract takes them. */
const mostCharacters = 200;

/** The search of the list; what is typed goes into the address when the hand rests. */
export function RecordSearch({ place }: { readonly place: LeadsPlace }) {
  const { query } = place;
  const [typed, setTyped] = useState(query.text);
  const [seen, setSeen] = useState(query.text);
  // An address that was opened, not typed here, has its say.
  if (seen !== query.text) {
    setSeen(query.text);
    setTyped(query.text);
  }
  useEffect(() => {
    if (typed === query.text) return undefined;
    const timer = setTimeout(() => {
      setSeen(typed);
      goToLeads({ ...place, query: { ...query, text: typed }, recordId: null }, query.text !== '');
    }, typingMs);
    return () => clearTimeout(timer);
  }, [typed, query, place]);
  return (
    <SearchField
      label={words.search}
      value={typed}
      onChange={(value) => setTyped(value.slice(0, mostCharacters))}
    />
  );
}
