import { type ReactNode, useId, useState } from 'react';
import { Switch } from './Switch.tsx';

/** Settings that belong together, under their own heading. */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 font-semibold">{title}</h2>
      <div className="divide-y divide-line rounded-3 border border-line">{children}</div>
    </section>
  );
}

/** One setting: its name and what it does on the left, the control on the right. */
export function Line({
  label,
  help,
  controlId,
  children,
}: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly controlId?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex min-h-12 items-center justify-between gap-6 px-4 py-2">
      <div className="min-w-0">
        {controlId === undefined ? (
          <span className="block">{label}</span>
        ) : (
          <label className="block" htmlFor={controlId}>
            {label}
          </label>
        )}
        {help === undefined ? null : <span className="block text-12 text-ink-2">{help}</span>}
      </div>
      <div className="flex shrink-0 items-center gap-3">{children}</div>
    </div>
  );
}

/** A setting that is on or off. */
export function Toggle({
  label,
  help,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly help: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <Line label={label} help={help}>
      <Switch label={label} checked={checked} onChange={onChange} />
    </Line>
  );
}

/** A setting of a few words, stored when the field is left or Enter is pressed. */
export function TextLine({
  label,
  help,
  value,
  onStore,
  placeholder,
  suggestions,
  mono = false,
}: {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly onStore: (value: string) => void;
  readonly placeholder?: string;
  readonly suggestions?: readonly string[];
  readonly mono?: boolean;
}) {
  const id = useId();
  const [text, setText] = useState(value);
  const store = (): void => {
    if (text.trim() !== value) onStore(text.trim());
  };
  return (
    <Line label={label} help={help} controlId={id}>
      <input
        id={id}
        className={`field-control w-72 ${mono ? 'font-mono text-12' : ''}`}
        value={text}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        {...(suggestions === undefined ? {} : { list: `${id}-list` })}
        onChange={(event) => setText(event.target.value)}
        onBlur={store}
        onKeyDown={(event) => {
          if (event.key === 'Enter') store();
        }}
      />
      {suggestions === undefined ? null : (
        <datalist id={`${id}-list`}>
          {suggestions.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
      )}
    </Line>
  );
}

/** A setting that is a number, or nothing where that has a meaning; stored when the field is left or Enter is pressed. */
export function NumberLine({
  label,
  help,
  value,
  onStore,
  least = 0,
  most,
  unit,
  optional = false,
}: {
  readonly label: string;
  readonly help?: string;
  readonly value: number | null;
  readonly onStore: (value: number | null) => void;
  readonly least?: number;
  readonly most: number;
  readonly unit?: string;
  /** Whether it may be empty, and may have decimals. */
  readonly optional?: boolean;
}) {
  const id = useId();
  const [words, setWords] = useState(value === null ? '' : String(value));
  const store = (): void => {
    const number = words.trim() === '' ? null : Number(words);
    const fits = number === null ? optional : Number.isFinite(number) && number >= least && number <= most;
    if (!fits) setWords(value === null ? '' : String(value));
    else {
      const kept = number === null || optional ? number : Math.round(number);
      if (kept !== value) onStore(kept);
    }
  };
  return (
    <Line label={label} help={help} controlId={id}>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        step={optional ? 'any' : 1}
        className="field-control w-36 text-right"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onBlur={store}
        onKeyDown={(event) => {
          if (event.key === 'Enter') store();
        }}
      />
      {unit === undefined ? null : <span className="text-ink-2">{unit}</span>}
    </Line>
  );
}
