import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Transform } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { text } from '../../../text/en.ts';
import { useApp } from '../../../state/app/appState.ts';
import { type AskingKind, askingLabels } from './stepMenu.ts';
import { type FormField, stepForms, valuesOfStep } from './transformForms.ts';

/** Asks for what a step needs; every change is handed on, so that its effect is seen before it is added. */
export function TransformForm({
  kind,
  step,
  onDraft,
  onDone,
  onCancel,
}: {
  readonly kind: AskingKind;
  /** The step that is being changed; `null` for a new one. */
  readonly step: Transform | null;
  /** `null` while something is missing. */
  readonly onDraft: (transform: Transform | null) => void;
  readonly onDone: (transform: Transform) => void;
  readonly onCancel: () => void;
}) {
  const form = stepForms[kind];
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(form.fields.map((field) => [field.name, field.first])),
    ...(step === null ? {} : valuesOfStep(step)),
  }));
  const made = form.make(values);
  // What a new step makes of the values is seen before anything is changed, where nothing is missing.
  useEffect(() => {
    if (step === null) onDraft(form.make(values) ?? null);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the form opens; later changes tell themselves
  }, []);
  const change = (name: string, value: string): void => {
    const next = { ...values, [name]: value };
    setValues(next);
    onDraft(form.make(next) ?? null);
  };
  return (
    <form
      aria-label={askingLabels[kind]}
      className="mt-2 flex flex-col gap-2 rounded-2 bg-subtle p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (made !== undefined) onDone(made);
      }}
    >
      {form.fields.map((field, index) => (
        <Input
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          takesFocus={index === 0}
          onChange={(value) => change(field.name, value)}
          onCancel={onCancel}
        />
      ))}
      <div className="flex gap-2">
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
        <Button
          look="primary"
          blocked={made === undefined ? (form.fields[0]?.label ?? '') : undefined}
          onClick={() => {
            if (made !== undefined) onDone(made);
          }}
        >
          {text.transforms.apply}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}

function Input({
  field,
  value,
  takesFocus,
  onChange,
  onCancel,
}: {
  readonly field: FormField;
  readonly value: string;
  readonly takesFocus: boolean;
  readonly onChange: (value: string) => void;
  readonly onCancel: () => void;
}) {
  const id = useId();
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  const columns = useColumnChoices(field.columns);
  const choices = columns ?? (field.choices === undefined ? null : Object.entries(field.choices));
  return (
    <label className="flex flex-col gap-1 text-12 text-ink-2">
      {field.label}
      {choices === null ? (
        <input
          // The form opens because the person asked for it, so the cursor belongs here.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={takesFocus}
          className={`field-control ${field.mono === true ? 'font-mono' : ''}`}
          list={field.offered === undefined ? undefined : id}
          value={value}
          aria-describedby={field.hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={leave}
        />
      ) : (
        <select
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- as above
          autoFocus={takesFocus}
          className="field-control"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={leave}
        >
          {choices.map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      )}
      {field.offered === undefined ? null : (
        <datalist id={id}>
          {field.offered.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
      )}
      {field.hint === undefined ? null : (
        <span id={`${id}-hint`} className="text-11 text-ink-3">
          {field.hint}
        </span>
      )}
    </label>
  );
}

/** The file's columns to choose from, numbered, since several may have one name; `null` where no column is asked for. */
function useColumnChoices(none: string | undefined): readonly (readonly [string, string])[] | null {
  const rows = useApp((state) => state.review?.rows);
  if (none === undefined) return null;
  return [
    ['', none],
    ...(rows ?? []).map(
      ({ columnIndex, profile }) =>
        [String(columnIndex), `${String(columnIndex + 1)} · ${profile.name.slice(0, longestName)}`] as const,
    ),
  ];
}

/** Of a column's name in a list, so that a long one does not widen it. */
const longestName = 60;
