import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Job } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { saveJobOutput } from '../../state/jobs/jobActions.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { runWords } from '../../text/runWords.ts';
import { outputGroups, outputTitle } from '../history/outputGroups.ts';
import { outputKindOf } from './outputKind.ts';

/** What a job wrote, by what it is for, each with a link that is made when it is pressed; of what is held back only the names. */
export function JobOutputs({ job }: { readonly job: Job }) {
  const { outputs, can, state, place, id } = job;
  // What a run of this machine wrote stands with the run, in the history.
  if (place === 'desk' || (outputs.length === 0 && state !== 'done')) return null;
  const known = outputs.flatMap((name) => {
    const kind = outputKindOf(name);
    return kind === null ? [] : [{ name, kind, sizeBytes: 0 }];
  });
  const groups = outputGroups(known, undefined);
  const others = outputs.filter((name) => outputKindOf(name) === null);
  const onSave = can.openOutputs ? (name: string): void => void saveJobOutput({ place, id }, name) : null;
  return (
    <section id="job-outputs">
      <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{words.outputs}</h3>
      {outputs.length === 0 ? <p className="text-ink-2">{words.noOutputs}</p> : null}
      {outputs.length > 0 && !can.openOutputs ? (
        <p className="mb-1.5 text-ink-2">{words.heldOutputs}</p>
      ) : null}
      {outputs.length === 0 ? null : (
        <div className="overflow-hidden rounded-3 border border-line">
          {groups.map(({ group, lines }) => (
            <div key={group} className="border-b border-line last:border-b-0">
              <h4 className="border-b border-line bg-subtle px-3 py-0.5 text-11 text-ink-2">
                {runWords.groups[group]}
              </h4>
              <ul>
                {lines.map(({ kind, files }) => {
                  const names = files.map(({ output }) => output.name);
                  return (
                    <OutputItem
                      key={names[0]}
                      title={outputTitle(kind, names[0] ?? '')}
                      names={names}
                      onSave={onSave}
                    />
                  );
                })}
              </ul>
            </div>
          ))}
          {others.length === 0 ? null : (
            <ul>
              {others.map((name) => (
                <OutputItem key={name} title={null} names={[name]} onSave={onSave} />
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}

/** One output; a table in parts says how many there are and lists them when it is asked to. */
function OutputItem({
  title,
  names,
  onSave,
}: {
  /** `null` where the name is all that is known. */
  readonly title: string | null;
  readonly names: readonly string[];
  readonly onSave: ((name: string) => void) | null;
}) {
  const [open, setOpen] = useState(false);
  const [only] = names;
  const isOne = names.length === 1 && only !== undefined;
  return (
    <>
      <li className="flex min-h-9 items-center gap-2 border-b border-line py-1 pr-1.5 pl-3 last:border-b-0">
        <span className="min-w-0 flex-1">
          {title === null ? null : <span className="block truncate font-medium">{title}</span>}
          {isOne ? (
            <bdi className="block truncate font-mono text-12 text-ink-2" title={only}>
              {only}
            </bdi>
          ) : (
            <span className="block text-12 text-ink-2">{words.files(names.length)}</span>
          )}
        </span>
        {isOne ? (
          <Save name={only} onSave={onSave} />
        ) : (
          <Button look="quiet" expanded={open} onClick={() => setOpen(!open)}>
            {runWords.showFiles}
          </Button>
        )}
      </li>
      {open && !isOne
        ? names.map((name) => (
            <li
              key={name}
              className="flex min-h-8 items-center gap-2 border-b border-line bg-app py-0.5 pr-1.5 pl-6 last:border-b-0"
            >
              <bdi className="min-w-0 flex-1 truncate font-mono text-12" title={name}>
                {name.slice(name.indexOf('/') + 1)}
              </bdi>
              <Save name={name} onSave={onSave} />
            </li>
          ))
        : null}
    </>
  );
}

function Save({ name, onSave }: { readonly name: string; readonly onSave: ((name: string) => void) | null }) {
  if (onSave === null) return null;
  return (
    <Button look="quiet" label={words.saveOutput(name)} onClick={() => onSave(name)}>
      <Download aria-hidden="true" size={14} />
      {words.save}
    </Button>
  );
}
