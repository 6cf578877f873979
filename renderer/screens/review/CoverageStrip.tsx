import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import type { Field } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/appState.ts';
import { coverageOf } from '../../state/coverage.ts';
import { clearConstant, setConstant } from '../../state/draftActions.ts';
import { text } from '../../text/en.ts';

/** Missing fields shown one by one; more are counted. */
const shownMissing = 4;

/** How much of the target schema is fed, which required fields are not, and the way to give those a value. */
export function CoverageStrip() {
  const schema = useApp((state) => state.review?.view?.schema ?? null);
  const decisions = useApp((state) => state.review?.view?.decisions ?? null);
  if (schema === null || decisions === null) return <div className="h-9 shrink-0 border-t border-line" />;
  const { fed, requiredFed, requiredTotal, missingRequired, constants } = coverageOf(schema, decisions);
  const complete = missingRequired.length === 0;
  return (
    <section
      aria-label={text.coverage.title}
      className="flex h-9 shrink-0 items-center gap-3 overflow-x-auto overflow-y-hidden border-t border-line bg-app px-4 text-12"
    >
      <span className="font-semibold whitespace-nowrap text-ink-2">{text.coverage.title}</span>
      <span
        aria-hidden="true"
        title={text.coverage.all(fed.length, schema.fields.length)}
        className="bar flex h-2 w-40 shrink-0 overflow-hidden rounded-full bg-line"
      >
        <span
          className={complete ? 'bg-q-valid' : 'bg-hist'}
          style={{ width: `${String((fed.length / Math.max(1, schema.fields.length)) * 100)}%` }}
        />
      </span>
      <span className="sr-only">{text.coverage.all(fed.length, schema.fields.length)}</span>
      <span className={`whitespace-nowrap ${complete ? 'text-ok' : 'text-warn'}`}>
        {complete ? '✓ ' : '⚠ '}
        {text.coverage.summary(requiredFed, requiredTotal)}
      </span>
      {missingRequired.slice(0, shownMissing).map((field) => (
        <MissingField key={field.name} field={field} />
      ))}
      {missingRequired.length > shownMissing ? (
        <span
          className="text-ink-2"
          title={missingRequired.map((field) => field.label).join(', ')}
        >{`+${String(missingRequired.length - shownMissing)}`}</span>
      ) : null}
      {constants.map(({ field, value }) => (
        <button
          key={field.name}
          type="button"
          aria-label={text.coverage.clearConstant(field.label)}
          title={text.coverage.clearConstant(field.label)}
          onClick={() => clearConstant(field.name)}
          className="flex h-6 shrink-0 items-center gap-1.5 rounded-1 bg-selected px-2 font-mono text-12 hover:bg-hover"
        >
          {text.coverage.constant(field.name, value)} <span aria-hidden="true">×</span>
        </button>
      ))}
    </section>
  );
}

function MissingField({ field }: { readonly field: Field }) {
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState('');
  const done = (): void => {
    if (value === '') return;
    setConstant(field.name, value);
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        title={text.coverage.setConstant(field.label)}
        className="flex h-6 shrink-0 items-center gap-1 rounded-1 bg-warn-bg px-2 font-mono text-12 text-warn hover:underline"
      >
        {field.name}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} className="z-50">
          <Popover.Popup className="float w-80 rounded-3 border border-line bg-surface p-3 text-ink shadow-float">
            <Popover.Title className="mb-1 font-medium">
              {text.coverage.setConstant(field.label)}
            </Popover.Title>
            <Popover.Description className="mb-2 text-12 text-ink-2">{field.description}</Popover.Description>
            <form
              className="flex gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                done();
              }}
            >
              {field.enum.length > 0 ? (
                <select
                  aria-label={text.coverage.constantValue}
                  className="field-control flex-1"
                  value={value}
                  onChange={(event) => setValue(event.target.value)}
                >
                  <option value="">{text.none}</option>
                  {field.enum.map((choice) => (
                    <option key={choice} value={choice}>
                      {choice}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  aria-label={text.coverage.constantValue}
                  placeholder={text.coverage.constantValue}
                  className="field-control flex-1"
                  value={value}
                  onChange={(event) => setValue(event.target.value)}
                />
              )}
              <Button
                look="primary"
                onClick={done}
                blocked={value === '' ? text.coverage.constantValue : undefined}
              >
                {text.coverage.constantSet}
              </Button>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
