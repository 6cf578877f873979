import { useEffect, useState } from 'react';
import type { RemoteStates } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { goTo, routes } from '../../../state/app/routes.ts';
import {
  changeDraft,
  isRemoteKind,
  type PlaceKind,
  placeKinds,
  type RemoteKind,
  type ScanDraft,
} from '../../../state/scan/scanDraft.ts';
import { useSite } from '../../../state/scan/scanSite.ts';
import type { CopyProgress } from '../../../state/scan/takeFiles.ts';
import { orTell } from '../../../state/app/toasts.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { ChosenFiles } from './ChosenFiles.tsx';
import { FolderBrowser } from './FolderBrowser.tsx';
import { RemoteBrowser } from './RemoteBrowser.tsx';
import { SiteChoice } from './SiteChoice.tsx';
import { TextractChoice } from './TextractChoice.tsx';

/** Where is searched: a folder of this machine, files chosen one by one, or a place far away. */
export function DocumentsField({
  draft,
  copying,
  onCopying,
}: {
  readonly draft: ScanDraft;
  readonly copying: CopyProgress | null;
  readonly onCopying: (progress: CopyProgress | null) => void;
}) {
  const [places, setPlaces] = useState<RemoteStates | null>(null);
  useEffect(() => {
    void orTell(getSession().client.scans.places().then(setPlaces));
  }, []);
  const { placeKind } = draft;
  const site = useSite(draft);
  return (
    <section aria-label={words.documentsTitle} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-3 px-4">
        <h2 className="font-semibold">{words.documentsTitle}</h2>
        <Segments
          label={words.placeKind}
          value={placeKind}
          options={placeKinds.map((name) => ({
            name,
            label: words.placeKinds[name],
            ...faintness(name, places),
          }))}
          onChange={(name) => changeDraft({ placeKind: name })}
        />
      </div>
      {placeKind === 'folder' ? <FolderBrowser draft={draft} /> : null}
      {placeKind === 'files' ? (
        <ChosenFiles documents={draft.documents} copying={copying} onCopying={onCopying} />
      ) : null}
      {isRemoteKind(placeKind) && places !== null ? (
        places[placeKind].state === 'ready' ? (
          <RemoteBrowser key={placeKind} kind={placeKind} draft={draft} />
        ) : (
          <NotSetUp kind={placeKind} places={places} />
        )
      ) : null}
      {site === 'aws' ? null : <TextractChoice draft={draft} />}
      <SiteChoice draft={draft} />
    </section>
  );
}

/** One that cannot be chosen now is drawn faintly and says why; it still opens, onto what to do. */
function faintness(
  kind: PlaceKind,
  places: RemoteStates | null,
): { readonly isFaint?: boolean; readonly title?: string } {
  if (!isRemoteKind(kind) || places === null || places[kind].state === 'ready') return {};
  return { isFaint: true, title: places[kind].note };
}

function NotSetUp({ kind, places }: { readonly kind: RemoteKind; readonly places: RemoteStates }) {
  const { state, note } = places[kind];
  const settings = (
    <Button data-scan-field={kind} onClick={() => goTo(routes.settings(settingsOf[kind]))}>
      {words.openSettings}
    </Button>
  );
  return (
    <div className="min-h-0 flex-1">
      <EmptyState title={words.notSetUp[kind]} {...(state === 'off' ? { actions: settings } : {})}>
        {note}
      </EmptyState>
    </div>
  );
}

const settingsOf = { s3: 'aws', drive: 'drive' } as const;
