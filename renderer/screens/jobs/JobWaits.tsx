import type { Job } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { useApp } from '../../state/app/appState.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';

/** In the Inbox: a file that arrived in a pipeline and runs as soon as its layout has a mapping. */
export function JobWaits({ job }: { readonly job: Job }) {
  const pipeline = useApp((state) => state.jobs?.pipelines.find(({ place }) => place === job.place));
  const name = pipeline?.name ?? words.places[job.place];
  return (
    <span className="min-w-0">
      <Chip tone="accent">
        <span aria-hidden="true">◇</span> {words.inbox.needsMapping}
      </Chip>
      <span className="block truncate text-12 text-ink-2" title={name}>
        {words.places[job.place]} · <bdi>{name}</bdi>
      </span>
    </span>
  );
}
