import type { OutboxEntry, PipelineView } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Chip, type ChipTone } from '../../components/Chip.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { useNow } from '../../components/useNow.ts';
import { pauseEntry, resumeEntry } from '../../state/jobs/jobActions.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { formatBytes, formatDateTime, formatTimeAgo } from '../../text/format.ts';
import { jobsWords } from '../../text/jobsWords.ts';
import { outboxState, outboxWords as words } from '../../text/outboxWords.ts';
import { placeName } from '../../text/placeName.ts';

/** How often "2 min ago" is looked at again, in milliseconds. */
const tickMs = 30_000;
const looks: Readonly<
  Record<Exclude<OutboxEntry['state'], 'sending'>, { readonly tone: ChipTone; readonly sign: string }>
> = {
  waiting: { tone: 'plain', sign: '↥' },
  paused: { tone: 'plain', sign: '‖' },
  failed: { tone: 'bad', sign: '✕' },
  conflict: { tone: 'warn', sign: '▲' },
};

/** The outbox from left to right. */
export function outboxColumns({
  pipelines,
  onDiscard,
}: {
  readonly pipelines: readonly PipelineView[];
  readonly onDiscard: (entry: OutboxEntry) => void;
}): readonly GridColumn<OutboxEntry>[] {
  const pipelineOf = ({ place }: OutboxEntry): Pick<PipelineView, 'place' | 'name'> =>
    pipelines.find((pipeline) => pipeline.place === place) ?? { place, name: jobsWords.places[place] };
  return [
    {
      id: 'file',
      header: jobsWords.file,
      width: 200,
      grow: true,
      cell: (entry) => (
        <span className="min-w-0">
          <bdi className="block truncate font-medium" title={entry.fileName}>
            {entry.fileName}
          </bdi>
          <span className="block truncate text-12 text-ink-3">
            {[
              words.kinds[entry.kind],
              ...(entry.sizeBytes === 0 ? [] : [formatBytes(entry.sizeBytes)]),
              ...(entry.lane === 'test' ? [jobsWords.lanes.test] : []),
            ].join(' · ')}
          </span>
        </span>
      ),
    },
    {
      id: 'to',
      header: words.to,
      width: 150,
      hideBelow: 760,
      cell: (entry) => (
        <bdi className="truncate text-ink-2" title={pipelineOf(entry).name}>
          {placeName(pipelineOf(entry))}
        </bdi>
      ),
    },
    {
      id: 'state',
      header: words.state,
      width: 300,
      grow: true,
      cell: (entry) => <EntryState entry={entry} />,
    },
    {
      id: 'added',
      header: words.added,
      width: 110,
      hideBelow: 900,
      cell: ({ at }) => <Added at={at} />,
    },
    {
      id: 'actions',
      header: jobsWords.actions,
      width: 210,
      align: 'right',
      cell: (entry) => <EntryActions entry={entry} onDiscard={onDiscard} />,
    },
  ];
}

function EntryState({ entry }: { readonly entry: OutboxEntry }) {
  const { state, sentBytes, sizeBytes, secondsLeft, error } = entry;
  const share = sizeBytes === 0 ? null : sentBytes / sizeBytes;
  if (state === 'sending')
    return (
      <span className="flex min-w-0 items-center gap-3 text-12 text-ink-2">
        <ProgressBar share={share} label={words.states.sending} />
        <span className="truncate">
          {[
            share === null ? words.states.sending : `${words.states.sending} ${jobsWords.share(share)}`,
            ...(share === null ? [] : [words.progress(formatBytes(sentBytes), formatBytes(sizeBytes))]),
            ...(secondsLeft === null ? [] : [jobsWords.left(secondsLeft)]),
          ].join(' · ')}
        </span>
      </span>
    );
  const { tone, sign } = looks[state];
  const more =
    error === null
      ? sentBytes > 0 && sizeBytes > 0
        ? words.progress(formatBytes(sentBytes), formatBytes(sizeBytes))
        : ''
      : `${error.message} ${error.remedy}`;
  return (
    <span className="min-w-0 flex-1" title={more}>
      <Chip tone={tone}>
        <span aria-hidden="true">{sign}</span> {outboxState(entry)}
      </Chip>
      {more === '' ? null : <bdi className="block truncate text-12 text-ink-2">{more}</bdi>}
    </span>
  );
}

function EntryActions({
  entry,
  onDiscard,
}: {
  readonly entry: OutboxEntry;
  readonly onDiscard: (entry: OutboxEntry) => void;
}) {
  const { state, fileId } = entry;
  return (
    <span className="flex items-center gap-1">
      {state === 'waiting' || state === 'sending' ? (
        <Button outOfOrder onClick={() => pauseEntry(entry)}>
          {words.pause}
        </Button>
      ) : null}
      {state === 'paused' ? (
        <Button outOfOrder onClick={() => resumeEntry(entry)}>
          {words.resume}
        </Button>
      ) : null}
      {state === 'failed' ? (
        <Button outOfOrder onClick={() => resumeEntry(entry)}>
          {words.retry}
        </Button>
      ) : null}
      {state === 'conflict' ? (
        <Button outOfOrder onClick={() => goTo(routes.review(fileId))}>
          {words.review}
        </Button>
      ) : null}
      <Button outOfOrder look="quiet" onClick={() => onDiscard(entry)}>
        {words.discard}
      </Button>
    </span>
  );
}

function Added({ at }: { readonly at: string }) {
  const now = useNow(tickMs);
  return (
    <time dateTime={at} title={formatDateTime(at)} className="truncate text-12 text-ink-3">
      {formatTimeAgo(at, now)}
    </time>
  );
}
