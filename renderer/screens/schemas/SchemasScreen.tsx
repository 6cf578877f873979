import { Suspense, useEffect } from 'react';
import { Button } from '../../components/Button.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useApp } from '../../state/app/appState.ts';
import { newPack, resumeEditing } from '../../state/packs/editActions.ts';
import { loadPacks } from '../../state/packs/packActions.ts';
import { emptyPack } from '../../state/packs/emptyPack.ts';
import { usePacks } from '../../state/packs/packState.ts';
import type { SchemasPlace } from '../../state/packs/schemasPlace.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { loadMappings } from '../../state/schemas/loadMappings.ts';
import { packWords } from '../../text/packWords.ts';
import { schemaWords } from '../../text/schemaWords.ts';
import { MappingHistory } from './MappingHistory.tsx';
import { Mappings } from './Mappings.tsx';
import { PackList } from './PackList.tsx';
import { PackView } from './PackView.tsx';
import { lazyPart } from '../../components/lazyPart.ts';

const ImportScreen = lazyPart(async () => (await import('./ImportScreen.tsx')).ImportScreen);
const PackEditor = lazyPart(async () => (await import('./PackEditor.tsx')).PackEditor);

/** The target schemas on the left; beside them one of them, one being changed, an import, or one mapping's versions. */
export function SchemasScreen({ place }: { readonly place: SchemasPlace }) {
  const packs = usePacks((state) => state.list);
  const editing = usePacks((state) => state.editing);
  const parked = usePacks((state) => state.parked);
  const mappings = useApp((state) => state.mappings);
  useEffect(() => {
    void loadMappings();
    void loadPacks();
  }, []);
  const mapping =
    place.kind === 'mapping' ? mappings?.find((item) => item.mappingId === place.mappingId) : undefined;
  const asked = 'packId' in place ? place.packId : (mapping?.packId ?? null);
  const packId = asked ?? packs?.[0]?.id ?? null;
  const summary = packs?.find((item) => item.id === packId);
  const isEditing = place.kind === 'edit' && editing !== null && editing.packId === place.packId;
  useEffect(() => {
    if (place.kind === 'edit' && place.packId !== null && !isEditing) resumeEditing(place.packId);
  }, [place, isEditing]);
  return (
    <>
      <ScreenHeader
        title={schemaWords.title}
        facts={
          summary === undefined ||
          place.kind === 'import' ||
          place.kind === 'mappings' ||
          isEditing ? null : (
            <span className="truncate">{summary.about}</span>
          )
        }
      >
        <Button
          onClick={() => {
            const begun = [...(editing === null ? [] : [editing]), ...parked.values()];
            newPack(emptyPack([...(packs ?? []), ...begun.map(({ packId }) => ({ id: packId }))]));
          }}
        >
          {packWords.new}
        </Button>
        <Button onClick={() => goTo(routes.importPack())}>{packWords.import}</Button>
      </ScreenHeader>
      <div className="flex min-h-0 flex-1">
        <PackList
          chosen={place.kind === 'import' || place.kind === 'mappings' ? null : packId}
          allMappings={place.kind === 'mappings'}
        />
        <Suspense fallback={<div className="flex-1" />}>
          {place.kind === 'mapping' ? (
            <MappingHistory
              key={`${place.mappingId} ${String(place.version)}`}
              mappingId={place.mappingId}
              first={place.version ?? null}
              summary={mapping}
            />
          ) : place.kind === 'mappings' ? (
            <Mappings mappings={mappings ?? []} ofAllPacks asked={place.asked} />
          ) : place.kind === 'import' ? (
            <ImportScreen />
          ) : isEditing ? (
            <PackEditor key={editing.packId} editing={editing} />
          ) : packId === null ? null : (
            <PackView key={packId} packId={packId} summary={summary} />
          )}
        </Suspense>
      </div>
    </>
  );
}
