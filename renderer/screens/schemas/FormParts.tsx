import type { ReactNode } from 'react';
import type { PackProblem } from '../../../core/contract/views.ts';

/** A label above a control, with what is wrong below it. */
export function Labelled({
  label,
  problems = [],
  more,
  children,
}: {
  readonly label: string;
  readonly problems?: readonly PackProblem[];
  readonly more?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label className="flex min-w-0 flex-col gap-1 text-12 text-ink-2">
        {label}
        {children}
      </label>
      {more === undefined ? null : <span className="text-12 text-ink-3">{more}</span>}
      <Problems problems={problems} />
    </div>
  );
}

/** What is wrong in one place, a line each. */
export function Problems({ problems }: { readonly problems: readonly PackProblem[] }) {
  return problems.length === 0 ? null : (
    <ul className="text-12 text-bad">
      {problems.slice(0, 5).map(({ path, message }) => (
        <li key={`${path} ${message}`}>{message}</li>
      ))}
    </ul>
  );
}

/** A closed choice. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: Value | '';
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <select
      aria-label={label}
      className="field-control"
      value={value}
      onChange={(event) => {
        const chosen = options.find(([name]) => name === event.target.value);
        if (chosen !== undefined) onChange(chosen[0]);
      }}
    >
      {options.some(([name]) => name === value) ? null : <option value={value}>{value}</option>}
      {options.map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
  );
}
