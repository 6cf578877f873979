import { useState } from 'react';
import type { FileId, PipelinePlace, UploadLane } from '../../../core/contract/views.ts';
import type { Trouble } from '../../client/trouble.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { useApp } from '../../state/app/appState.ts';
import { setInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { sendFiles } from '../../state/jobs/jobActions.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { text } from '../../text/en.ts';
import { formatBytes } from '../../text/format.ts';
import { jobsWords } from '../../text/jobsWords.ts';
import { named } from '../../text/named.ts';

const words = jobsWords.send;
const lanes: readonly UploadLane[] = ['main', 'test'];
const choice =
  '-mx-2 grid grid-cols-[16px_1fr] items-center gap-x-2.5 rounded-2 px-2 py-1 has-checked:bg-selected hover:bg-hover';

/** Asks which pipeline and lane chosen files of the Inbox go to, and says what leaves this computer. */
export function SendDialog({ fileIds }: { readonly fileIds: readonly FileId[] }) {
  const pipelines = useApp((state) => state.jobs?.pipelines) ?? [];
  const inbox = useApp((state) => state.inbox) ?? [];
  const preferred = useApp((state) => state.settings?.pipeline.sendApproved);
  const [chosen, setChosen] = useState<PipelinePlace | null>(null);
  const [lane, setLane] = useState<UploadLane>('main');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const pipeline = pipelines.find(({ place }) => place === (chosen ?? preferred)) ?? pipelines[0];
  const files = inbox.flatMap(({ file }) => (fileIds.includes(file.id) ? [file] : []));
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const [only] = files;
  const close = (): void => setInboxDesk({ sending: null });
  const send = async (): Promise<void> => {
    if (busy || pipeline === undefined) return;
    setBusy(true);
    const failed = await sendFiles(fileIds, { place: pipeline.place, lane });
    setBusy(false);
    setTrouble(failed);
    if (failed === null) close();
  };
  if (pipeline === undefined)
    return (
      <Dialog open onClose={close} title={words.title(files.length)}>
        <EmptyState
          title={words.none}
          actions={
            <Button
              look="primary"
              onClick={() => {
                close();
                goTo(routes.settings('pipeline'));
              }}
            >
              {jobsWords.settings}
            </Button>
          }
        />
      </Dialog>
    );
  const isAway = pipeline.state !== 'live' && pipeline.state !== 'polling';
  return (
    <Dialog open onClose={close} title={words.title(files.length)}>
      <div
        role="presentation"
        className="flex min-h-0 flex-col gap-3 overflow-auto p-4"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      >
        {pipelines.length < 2 ? null : (
          <fieldset>
            <legend className="mb-0.5 text-11 font-semibold text-ink-3">{words.pipeline}</legend>
            {pipelines.map(({ place, name, region, state }) => (
              <label key={place} className={choice}>
                <input
                  type="radio"
                  name="pipeline"
                  checked={place === pipeline.place}
                  onChange={() => setChosen(place)}
                  className="size-4 accent-(--accent)"
                />
                <span className="min-w-0 truncate">
                  <bdi>{region === '' ? name : `${name} · ${region}`}</bdi>{' '}
                  <span className="text-12 text-ink-2">{jobsWords.pipelineStates[state]}</span>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <fieldset>
          <legend className="mb-0.5 text-11 font-semibold text-ink-3">{words.lane}</legend>
          {lanes.map((name) => (
            <label key={name} className={choice}>
              <input
                type="radio"
                name="lane"
                checked={name === lane}
                onChange={() => setLane(name)}
                className="size-4 accent-(--accent)"
              />
              <span className="font-medium">{jobsWords.lanes[name]}</span>
              <span className="col-start-2 text-12 text-ink-2">{words.laneHelp[name]}</span>
            </label>
          ))}
        </fieldset>
        <p className="text-12 wrap-anywhere text-ink-2">
          {words.sent(
            files.length === 1 && only !== undefined ? named(only.name) : words.many(files.length),
            formatBytes(sizeBytes),
          )}{' '}
          {pipelines.length < 2 ? words.goesTo(named(pipeline.name)) : null}
        </p>
        {isAway ? <p className="text-12 text-warn">{words.offline}</p> : null}
        {trouble === null ? null : <TroublePanel trouble={trouble} />}
      </div>
      <div className="flex shrink-0 justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={close}>{text.cancel}</Button>
        <Button
          look="primary"
          keyName="$mod+Enter"
          blocked={busy ? words.busy : undefined}
          onClick={() => void send()}
        >
          {busy ? words.busy : words.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
