import { Popover } from '@base-ui/react/popover';
import { ChevronDown } from 'lucide-react';
import type { AskQuery, AskSubjectView } from '../../../core/contract/askViews.ts';
import { Button } from '../../components/Button.tsx';
import { askWords as words } from '../../text/askWords.ts';

/** Which columns a list shows; the last one cannot be taken away. */
export function ColumnChoice({
  query,
  subject,
  onChange,
}: {
  readonly query: AskQuery;
  readonly subject: AskSubjectView;
  readonly onChange: (query: AskQuery) => void;
}) {
  const fields = subject.fields.filter(({ isUsed }) => isUsed);
  const usual = fields.filter(({ isShown }) => isShown).map(({ name }) => name);
  const shown = query.columns ?? usual;
  return (
    <Popover.Root>
      <Popover.Trigger className="field-control inline-flex h-7 items-center gap-1 px-2 text-12 text-ink">
        {words.columnsOf(shown.length)}
        <ChevronDown aria-hidden="true" size={12} className="text-ink-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={4} className="z-50">
          <Popover.Popup
            aria-label={words.columns}
            className="float flex max-h-96 w-64 flex-col overflow-auto rounded-3 border border-line bg-surface p-2 text-12 text-ink shadow-float outline-none"
          >
            {fields.map(({ name, label }) => {
              const isShown = shown.includes(name);
              return (
                <label key={name} className="flex min-h-6 items-center gap-2 rounded-1 px-1 hover:bg-hover">
                  <input
                    type="checkbox"
                    checked={isShown}
                    disabled={isShown && shown.length === 1}
                    onChange={() =>
                      onChange({
                        ...query,
                        columns: isShown ? shown.filter((one) => one !== name) : [...shown, name],
                      })
                    }
                  />
                  <span className="truncate">{label}</span>
                </label>
              );
            })}
            {query.columns === null ? null : (
              <span className="mt-1 border-t border-line pt-1">
                <Button look="quiet" onClick={() => onChange({ ...query, columns: null })}>
                  {words.usualColumns}
                </Button>
              </span>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
