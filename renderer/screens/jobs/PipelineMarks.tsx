import type { PipelineState, PipelineView } from '../../../core/contract/views.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { placeName } from '../../text/placeName.ts';

const looks: Readonly<Record<PipelineState, { readonly sign: string; readonly tone: string }>> = {
  connecting: { sign: '○', tone: 'text-ink-3' },
  live: { sign: '●', tone: 'text-ok' },
  polling: { sign: '◐', tone: 'text-info' },
  offline: { sign: '○', tone: 'text-warn' },
  signIn: { sign: '▲', tone: 'text-warn' },
  denied: { sign: '✕', tone: 'text-bad' },
  failed: { sign: '✕', tone: 'text-bad' },
};

/** How each pipeline is connected: a sign, its name and a word. */
export function PipelineMarks({ pipelines }: { readonly pipelines: readonly PipelineView[] }) {
  return pipelines.map((pipeline) => (
    <PipelineMark key={pipeline.place} pipeline={pipeline} named={pipelines.length > 1} />
  ));
}

/** One of them; where there is no other, the word says it all. */
export function PipelineMark({
  pipeline,
  named,
}: {
  readonly pipeline: PipelineView;
  readonly named: boolean;
}) {
  const { name, region, state, since } = pipeline;
  const { sign, tone } = looks[state];
  const place = region === '' ? name : `${name} · ${region}`;
  const short = region === '' ? placeName(pipeline) : place;
  return (
    <span
      title={[place, words.pipelineTitles[state], words.since(since)].join('\n')}
      className="inline-flex min-w-0 items-center gap-1.5 text-12"
    >
      <span aria-hidden="true" className={`shrink-0 ${tone}`}>
        {sign}
      </span>
      {named ? (
        <bdi className="min-w-0 truncate">{short}</bdi>
      ) : (
        <span className="sr-only">
          <bdi>{place}</bdi>
        </span>
      )}
      <span className={`shrink-0 ${tone}`}>{words.pipelineStates[state]}</span>
    </span>
  );
}
