import { useApp } from '../../state/app/appState.ts';
import type { JobFacet } from '../../state/jobs/jobPlace.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';

/** Names the values of facets for people; an id that nobody knows any more stands for itself. */
export function useFacetWords(): (facet: JobFacet, value: string) => string {
  const packs = useApp((state) => state.host?.packs);
  const pipelines = useApp((state) => state.jobs?.pipelines);
  return (facet, value) => {
    switch (facet) {
      case 'place': {
        const pipeline = pipelines?.find(({ place }) => place === value);
        if (value === 'desk') return words.places.desk;
        return pipeline === undefined ? value : `${words.places[pipeline.place]}: ${pipeline.name}`;
      }
      case 'lane':
        return value === 'main' || value === 'test' ? words.lanes[value] : value;
      case 'pack':
        return value === '' ? words.noPack : (packs?.find(({ id }) => id === value)?.title ?? value);
      case 'person':
        return value === '' ? words.nobody : value;
    }
  };
}
