import { Download } from 'lucide-react';
import type { Job } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { saveJobOutput } from '../../state/jobs/jobActions.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';

/** What a job wrote, each with a link that is made when it is pressed; of what is held back only the names. */
export function JobOutputs({ job }: { readonly job: Job }) {
  const { outputs, can, state } = job;
  if (outputs.length === 0 && state !== 'done') return null;
  return (
    <section id="job-outputs">
      <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{words.outputs}</h3>
      {outputs.length === 0 ? <p className="text-ink-2">{words.noOutputs}</p> : null}
      {outputs.length > 0 && !can.openOutputs ? (
        <p className="mb-1.5 text-ink-2">{words.heldOutputs}</p>
      ) : null}
      {outputs.length === 0 ? null : (
        <ul className="overflow-hidden rounded-3 border border-line">
          {outputs.map((name) => (
            <li
              key={name}
              className="flex min-h-9 items-center gap-2 border-b border-line py-1 pr-1.5 pl-3 last:border-b-0"
            >
              <bdi className="min-w-0 flex-1 truncate font-mono text-12" title={name}>
                {name}
              </bdi>
              {can.openOutputs ? (
                <Button
                  look="quiet"
                  label={words.saveOutput(name)}
                  onClick={() => void saveJobOutput(job, name)}
                >
                  <Download aria-hidden="true" size={14} />
                  {words.save}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
