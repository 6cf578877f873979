import type { PackProblem, TargetSchema } from '../../../core/contract/views.ts';
import { edit } from '../../state/packs/editActions.ts';
import { withPack } from '../../state/packs/packEdits.ts';
import { ofPart } from '../../state/packs/problemPlaces.ts';
import { packWords } from '../../text/packWords.ts';
import { Labelled } from './FormParts.tsx';

/** What a pack says of itself: title, id, what it is about, sources, whether it holds health data. */
export function PackForm({
  pack,
  isNew,
  errors,
}: {
  readonly pack: TargetSchema;
  readonly isNew: boolean;
  readonly errors: readonly PackProblem[];
}) {
  const change = (part: Partial<TargetSchema>): void =>
    edit((draft) => withPack(draft, part), `pack ${Object.keys(part)[0] ?? ''}`);
  return (
    <div className="min-h-0 flex-1 overflow-auto p-4">
      <div className="flex max-w-160 flex-col gap-3">
        <Labelled label={packWords.title} problems={ofPart(errors, 'title')}>
          <input
            className="field-control"
            value={pack.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        </Labelled>
        <Labelled label={packWords.id} more={packWords.idMore} problems={ofPart(errors, 'id')}>
          <input
            className="field-control font-mono text-12 read-only:bg-subtle"
            value={pack.id}
            readOnly={!isNew}
            spellCheck={false}
            onChange={(event) => change({ id: event.target.value as TargetSchema['id'] })}
          />
        </Labelled>
        <Labelled label={packWords.about} problems={ofPart(errors, 'about')}>
          <textarea
            className="field-control h-20 resize-y py-1"
            value={pack.about}
            onChange={(event) => change({ about: event.target.value })}
          />
        </Labelled>
        <Labelled label={packWords.sources} problems={ofPart(errors, 'sources')}>
          <textarea
            className="field-control h-20 resize-y py-1"
            value={(pack.sources ?? []).join('\n')}
            onChange={(event) =>
              change({ sources: event.target.value === '' ? [] : event.target.value.split('\n') })
            }
          />
        </Labelled>
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={pack.sensitive === true}
            onChange={(event) => {
              const { sensitive: _, ...rest } = pack;
              edit((draft) => ({
                ...draft,
                pack: event.target.checked ? { ...rest, sensitive: true } : rest,
              }));
            }}
          />
          {packWords.sensitive}
          <span className="text-12 text-ink-3">{packWords.sensitiveMore}</span>
        </label>
      </div>
    </div>
  );
}
