import type { PipelineView } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { reconnect } from '../../state/jobs/jobActions.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';

/** A line for each pipeline that cannot be used now: what is wrong, what mends it, and the way there. */
export function PipelineTroubles({
  pipelines,
  inSettings = false,
}: {
  readonly pipelines: readonly PipelineView[];
  /** The way there is no use. */
  readonly inSettings?: boolean;
}) {
  const ill = pipelines.filter(
    ({ state }) => state !== 'live' && state !== 'polling' && state !== 'connecting',
  );
  if (ill.length === 0) return null;
  return (
    <ul className="shrink-0 border-b border-line">
      {ill.map((pipeline) => (
        <TroubleLine key={pipeline.place} pipeline={pipeline} inSettings={inSettings} />
      ))}
    </ul>
  );
}

function TroubleLine({
  pipeline: { place, name, state, since, error, command },
  inSettings,
}: {
  readonly pipeline: PipelineView;
  readonly inSettings: boolean;
}) {
  const isGrave = state === 'denied' || state === 'failed';
  return (
    <li
      className={`flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1 text-12 ${
        isGrave ? 'bg-bad-bg text-bad' : 'bg-warn-bg text-warn'
      }`}
    >
      <output className="min-w-0 flex-1">
        <strong className="font-semibold">
          <bdi>{name}</bdi> {words.pipelineStates[state]} {words.since(since)}.
        </strong>{' '}
        {error === null ? words.pipelineTitles[state] : `${error.message} ${error.remedy}`}
      </output>
      {command === '' ? null : (
        <span className="flex min-w-0 items-center gap-1" title={words.runThis}>
          <code className="min-w-0 truncate rounded-1 bg-surface px-1.5 py-0.5 font-mono text-12 text-ink">
            {command}
          </code>
          <CopyButton label={words.copyCommand} text={command} />
        </span>
      )}
      <span className="flex shrink-0 gap-2">
        {isGrave && !inSettings ? (
          <Button onClick={() => goTo(routes.settings(place === 'folder' ? 'pipeline' : 'aws'))}>
            {place === 'folder' ? words.settings : words.awsSettings}
          </Button>
        ) : null}
        <Button onClick={reconnect}>{words.tryNow}</Button>
      </span>
    </li>
  );
}
