import type { PipelinePlace } from '../../../../core/contract/views.ts';
import { Segments } from '../../../components/Segments.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { goTo } from '../../../state/app/routes.ts';
import { emptyQuery, leadsPath } from '../../../state/leads/leadsPlace.ts';
import { leadPlaceWords as words } from '../../../text/leadPlaceWords.ts';

/** Whose leads are looked at, where there are pipelines beside this desk. */
export function PlaceChoice({
  on,
  onChoose = showLeads,
}: {
  readonly on: PipelinePlace | undefined;
  readonly onChoose?: (on: PipelinePlace | undefined) => void;
}) {
  const pipelines = useApp((state) => state.jobs?.pipelines);
  if (pipelines === undefined || (pipelines.length === 0 && on === undefined)) return null;
  const options = [
    { name: 'desk' as const, label: words.places.desk, title: words.titles.desk },
    ...pipelines.map(({ place, name }) => ({
      name: place,
      label: words.places[place],
      title: words.titles[place](name),
    })),
  ];
  return (
    <Segments
      label={words.place}
      value={on ?? 'desk'}
      options={options}
      onChange={(name) => onChoose(name === 'desk' ? undefined : name)}
    />
  );
}

function showLeads(on: PipelinePlace | undefined): void {
  const elsewhere = on === undefined ? {} : { on };
  goTo(leadsPath({ part: 'records', packId: null, query: emptyQuery, recordId: null, ...elsewhere }));
}
