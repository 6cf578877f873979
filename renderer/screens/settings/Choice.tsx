import { useId } from 'react';

/** A few ways, each with what it means; exactly one is in force. */
export function Choice<Name extends string>({
  label,
  options,
  value,
  onChange,
  disabled = false,
}: {
  readonly label: string;
  readonly options: readonly { readonly name: Name; readonly label: string; readonly help: string }[];
  readonly value: Name;
  readonly onChange: (name: Name) => void;
  readonly disabled?: boolean;
}) {
  const id = useId();
  return (
    <fieldset className="flex flex-col gap-1 px-4 py-3" aria-label={label} disabled={disabled}>
      {options.map((option) => (
        <label
          key={option.name}
          className={`-mx-2 grid grid-cols-[16px_1fr] items-center gap-x-2.5 rounded-2 px-2 py-1.5 ${
            option.name === value ? 'bg-selected' : 'hover:bg-hover'
          }`}
        >
          <input
            type="radio"
            name={id}
            checked={option.name === value}
            onChange={() => onChange(option.name)}
            className="size-4 accent-(--accent)"
          />
          <span className="font-medium">{option.label}</span>
          <span className="col-start-2 text-12 text-ink-2">{option.help}</span>
        </label>
      ))}
    </fieldset>
  );
}
