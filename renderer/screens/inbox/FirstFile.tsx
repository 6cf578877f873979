import { FileSpreadsheet } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { useApp } from '../../state/app/appState.ts';
import { chooseFiles, trySample } from '../../state/inbox/inboxActions.ts';
import { startTour } from '../../state/tour/tour.ts';
import { text } from '../../text/en.ts';

/** An Inbox without any file: where to drop one, samples, and the tour. */
export function FirstFile() {
  const stays = useStays();
  return (
    <div className="flex min-h-0 flex-1 overflow-auto p-6">
      <div className="flex min-h-max flex-1 rounded-3 border border-dashed border-edge">
        <div className="m-auto">
          <EmptyState
            picture={<FileSpreadsheet size={40} strokeWidth={1.25} />}
            title={text.inbox.dropTitle}
            actions={
              <>
                <Button look="primary" onClick={chooseFiles} command="file.open">
                  {text.inbox.open}
                </Button>
                <Button onClick={startTour}>{text.tour.take}</Button>
              </>
            }
          >
            <p>{text.inbox.empty}</p>
            <p className="text-ink-3">{stays}</p>
          </EmptyState>
          <div className="border-t border-line p-6 text-center">
            <p className="mb-3 text-ink-2">{text.inbox.samples}</p>
            <Samples />
          </div>
        </div>
      </div>
    </div>
  );
}

/** The same in one line, above a list that has files. */
export function DropHint() {
  const stays = useStays();
  const packs = useApp((state) => state.host?.packs) ?? [];
  return (
    <div className="flex shrink-0 items-center gap-3 border-b border-line bg-app px-4 py-1.5 text-ink-2">
      <FileSpreadsheet aria-hidden="true" size={16} className="shrink-0 text-ink-3" />
      <span className="truncate">
        {text.inbox.dropTitle} {text.inbox.dropAnywhere}. {stays}
      </span>
      <span className="ml-auto shrink-0">
        <MenuButton
          look="quiet"
          entries={packs
            .filter((pack) => pack.hasSample)
            .map((pack) => ({ id: pack.id, label: pack.title, onPick: () => void trySample(pack.id) }))}
        >
          {text.inbox.sampleMenu}
        </MenuButton>
      </span>
    </div>
  );
}

function Samples() {
  const packs = useApp((state) => state.host?.packs) ?? [];
  return (
    <span className="flex flex-wrap items-center justify-center gap-2">
      {packs
        .filter((pack) => pack.hasSample)
        .map((pack) => (
          <Button key={pack.id} title={pack.about} onClick={() => void trySample(pack.id)}>
            {pack.title}
          </Button>
        ))}
    </span>
  );
}

/** What is true of files that are opened: an approval may send them. */
function useStays(): string {
  const isSent = useApp(({ settings }) => settings?.pipeline.sendApproved === 'aws');
  return isSent ? text.inbox.staysUntil : text.inbox.stays;
}
