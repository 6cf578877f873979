import type { MappingSummary, PackSummary, RunFacet } from '../../../core/contract/views.ts';
import { useApp } from '../../state/app/appState.ts';
import { text } from '../../text/en.ts';

/** Names the values of facets for people. */
export type FacetLabel = (facet: RunFacet, value: string) => string;

/** The names as the packs and mappings at hand give them; an id that nobody knows any more stands for itself. */
export function useFacetLabel(): FacetLabel {
  const packs = useApp((state) => state.host?.packs);
  const mappings = useApp((state) => state.mappings);
  return (facet, value) => facetLabel(facet, value, { packs: packs ?? [], mappings: mappings ?? [] });
}

function facetLabel(
  facet: RunFacet,
  value: string,
  known: { readonly packs: readonly PackSummary[]; readonly mappings: readonly MappingSummary[] },
): string {
  switch (facet) {
    case 'state':
      return wordOf(text.history.states, value);
    case 'trigger':
      return wordOf(text.history.facetTriggers, value);
    case 'rejects':
      return value === '' ? text.history.noCounts : wordOf(text.history.rejectValues, value);
    case 'pack':
      return known.packs.find(({ id }) => id === value)?.title ?? value;
    case 'mapping':
      return known.mappings.find(({ mappingId }) => mappingId === value)?.fileName ?? value;
    case 'sender':
      return value === '' ? text.history.noSender : capitalised(value);
    case 'person':
      return value === '' ? text.none : value;
  }
}

/** Values come out of addresses, so a name such as `constructor` must find nothing. */
function wordOf(words: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}

/** Senders are kept in small letters. */
function capitalised(name: string): string {
  return name.replace(/(^|\s)\S/gu, (first) => first.toLocaleUpperCase());
}
