import { ContactRound, Download } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../../components/Button.tsx';
import { lazyPart } from '../../components/lazyPart.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { Segments } from '../../components/Segments.tsx';
import { exportFormats, exportRecords } from '../../state/leads/exportRecords.ts';
import { goToLeads, packOf, useLeads, watchLeads } from '../../state/leads/leadsOverview.ts';
import { emptyQuery, leadsParts, type LeadsPlace, leadsPlaceOf } from '../../state/leads/leadsPlace.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { text } from '../../text/en.ts';
import { leadsWords as words } from '../../text/leadsWords.ts';
import { formatCount } from '../../text/format.ts';
import { DecisionsView } from './duplicates/DecisionsView.tsx';
import { DuplicatesView } from './duplicates/DuplicatesView.tsx';
import { LoadLines } from './records/LoadLines.tsx';
import { PlaceChoice } from './list/PlaceChoice.tsx';
import { RecordSearch } from './list/RecordSearch.tsx';
import { RecordsView } from './records/RecordsView.tsx';

/** Values and what is suggested for them; read when somebody looks. */
const StandardView = lazyPart(async () => (await import('./standard/StandardView.tsx')).StandardView);

/** Leads that a pipeline keeps; read when somebody looks. */
const PipelineLeads = lazyPart(async () => (await import('./pipeline/PipelineLeads.tsx')).PipelineLeads);

/** Leads of this desk, or of a pipeline. */
export function LeadsScreen({ path }: { readonly path: string }) {
  const place = leadsPlaceOf(path);
  return place.on === undefined ? (
    <DeskLeads place={place} />
  ) : (
    <PipelineLeads key={place.on} place={place} on={place.on} />
  );
}

/** What runs have loaded: the records, likely duplicates, and what was decided of them. */
function DeskLeads({ place }: { readonly place: LeadsPlace }) {
  const overview = useLeads((state) => state.overview);
  useEffect(watchLeads, []);
  const pack = packOf(overview, place.packId);
  const isEmpty = overview !== null && (pack === undefined || pack.records === 0);
  return (
    <>
      <ScreenHeader
        title={words.title}
        facts={
          <>
            <PlaceChoice on={undefined} />
            {pack === undefined || isEmpty ? null : (
              <Segments
                label={words.part}
                value={place.part}
                options={leadsParts.map((name) => ({
                  name,
                  label: partLabel(name, { records: pack.records, duplicates: pack.waiting }),
                }))}
                onChange={(part) =>
                  goToLeads({ part, packId: place.packId, query: emptyQuery, recordId: null })
                }
              />
            )}
          </>
        }
      >
        {pack === undefined || isEmpty ? null : (
          <>
            {(overview?.packs.length ?? 0) < 2 ? null : (
              <MenuButton
                prefix={words.pack}
                entries={(overview?.packs ?? []).map(({ packId, title, records }) => ({
                  id: packId,
                  label: title,
                  note: formatCount(records),
                  chosen: packId === pack.packId,
                  onPick: () => goToLeads({ part: place.part, packId, query: emptyQuery, recordId: null }),
                }))}
              >
                {pack.title}
              </MenuButton>
            )}
            {place.part === 'records' ? <ListTools place={place} pack={pack} /> : null}
          </>
        )}
      </ScreenHeader>
      <LoadLines loads={overview?.loads ?? []} />
      {isEmpty ? (
        <EmptyState
          picture={<ContactRound size={40} strokeWidth={1.25} />}
          title={words.emptyTitle}
          actions={<Button onClick={() => goTo(routes.inbox())}>{text.review.openInbox}</Button>}
        >
          {words.empty}
        </EmptyState>
      ) : pack === undefined ? null : place.part === 'duplicates' ? (
        <DuplicatesView key={pack.packId} pack={pack} revision={overview?.revision ?? 0} />
      ) : place.part === 'decisions' ? (
        <DecisionsView key={pack.packId} pack={pack} revision={overview?.revision ?? 0} />
      ) : place.part === 'standard' ? (
        <StandardView key={pack.packId} packId={pack.packId} />
      ) : (
        <RecordsView key={pack.packId} place={place} pack={pack} revision={overview?.revision ?? 0} />
      )}
    </>
  );
}

function partLabel(
  part: (typeof leadsParts)[number],
  counts: { readonly records: number; readonly duplicates: number },
): string {
  if (part === 'decisions' || part === 'standard') return words.parts[part];
  return `${words.parts[part]} ${formatCount(counts[part])}`;
}

/** Search, order and export of the list. */
function ListTools({
  place,
  pack,
}: {
  readonly place: LeadsPlace;
  readonly pack: NonNullable<ReturnType<typeof packOf>>;
}) {
  const { query } = place;
  const { order } = query;
  const sortBy = (field: string | null, descending: boolean): void =>
    goToLeads({ ...place, query: { ...query, order: { field, descending } } });
  const label = (name: string): string => pack.fields.find((field) => field.name === name)?.label ?? name;
  const orderWords =
    order.field === null
      ? order.descending
        ? words.newest
        : words.oldest
      : (order.descending ? words.descending : words.ascending)(label(order.field));
  const sorts = [
    { field: null, descending: true, label: words.newest },
    { field: null, descending: false, label: words.oldest },
    ...pack.fields
      .filter(({ isUsed }) => isUsed)
      .map((field) => ({ field: field.name, descending: false, label: words.ascending(field.label) })),
  ];
  return (
    <>
      <RecordSearch place={place} />
      <MenuButton
        prefix={words.sortBy}
        entries={[
          ...sorts.map((sort) => ({
            id: `${sort.field ?? ''} ${String(sort.descending)}`,
            label: sort.label,
            chosen: sort.field === order.field && sort.descending === order.descending,
            onPick: () => sortBy(sort.field, sort.descending),
          })),
          ...(order.field === null
            ? []
            : [
                {
                  id: 'turned',
                  apart: true,
                  label: (order.descending ? words.ascending : words.descending)(label(order.field)),
                  onPick: () => sortBy(order.field, !order.descending),
                },
              ]),
        ]}
      >
        <span className="max-w-40 truncate">{orderWords}</span>
      </MenuButton>
      <MenuButton
        entries={exportFormats.map((format) => ({
          id: format,
          label: words.formats[format],
          onPick: () => void exportRecords(pack.packId, query, format),
        }))}
      >
        <Download aria-hidden="true" size={14} />
        {words.export}
      </MenuButton>
    </>
  );
}
