import type { ReactNode } from 'react';
import type { Job } from '../../../core/contract/views.ts';
import { useApp } from '../../state/app/appState.ts';
import { routes } from '../../state/app/routes.ts';
import { formatBytes, formatCount, formatDateTime } from '../../text/format.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';

/** Names longer than this, in characters, are cut in the heading. */
const longName = 80;

/** What a job is about, to be held against other records to the letter. */
export function JobFacts({ job }: { readonly job: Job }) {
  const pack = useApp((state) => state.host?.packs.find(({ id }) => id === job.packId)?.title) ?? job.packId;
  const isHere = useApp(
    (state) => state.mappings?.some(({ mappingId }) => mappingId === job.mapping?.id) ?? false,
  );
  const pipeline = useApp((state) => state.jobs?.pipelines.find(({ place }) => place === job.place));
  const { fact } = words;
  const version = job.mapping === null ? '' : words.version(job.mapping.version);
  return (
    <section>
      <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{words.facts}</h3>
      <dl className="grid grid-cols-[84px_1fr] gap-y-1">
        {job.fileName.length > longName ? (
          <Fact name={fact.name}>
            <bdi className="block max-h-40 overflow-auto select-all">{job.fileName}</bdi>
          </Fact>
        ) : null}
        <Fact name={fact.size}>{formatBytes(job.sizeBytes)}</Fact>
        {job.rowCount === null ? null : (
          <Fact name={job.leads === null ? fact.rows : fact.leads}>{formatCount(job.rowCount)}</Fact>
        )}
        <Fact name={fact.received}>
          <time dateTime={job.receivedAt}>{formatDateTime(job.receivedAt)}</time>
        </Fact>
        <Fact name={fact.changed}>
          <time dateTime={job.changedAt}>{formatDateTime(job.changedAt)}</time>
        </Fact>
        <Fact name={fact.by}>
          <bdi>{job.by ?? words.unknownTime}</bdi>
        </Fact>
        {pack === null ? null : <Fact name={fact.target}>{pack}</Fact>}
        {job.mapping === null ? null : (
          <Fact name={fact.mapping}>
            {isHere ? (
              <a
                className="text-accent underline"
                href={`#${routes.schemas(job.mapping.id, job.mapping.version)}`}
              >
                {version}
              </a>
            ) : (
              version
            )}
          </Fact>
        )}
        {job.place === 'desk' ? null : <Fact name={fact.lane}>{words.lanes[job.lane]}</Fact>}
        <Fact name={fact.pipeline}>
          <bdi>
            {pipeline === undefined
              ? words.places[job.place]
              : [pipeline.name, ...(pipeline.region === '' ? [] : [pipeline.region])].join(' · ')}
          </bdi>
        </Fact>
        <Fact name={fact.id}>
          <span className="font-mono text-12 break-all select-all">{job.id}</span>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
