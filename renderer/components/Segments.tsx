/** A few ways to look at the same thing, exactly one in force. */
export function Segments<Name extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly {
    readonly name: Name;
    readonly label: string;
    readonly title?: string;
    /** It cannot be used now; choosing it tells why. */
    readonly isFaint?: boolean;
  }[];
  readonly value: Name;
  readonly onChange: (name: Name) => void;
}) {
  return (
    <fieldset aria-label={label} className="flex shrink-0 overflow-hidden rounded-2 border border-edge">
      {options.map((option) => (
        <button
          key={option.name}
          type="button"
          aria-pressed={option.name === value}
          title={option.title}
          onClick={() => onChange(option.name)}
          className={`h-6 px-2.5 text-12 whitespace-nowrap ${
            option.name === value
              ? 'bg-selected font-medium text-accent'
              : `hover:bg-hover ${option.isFaint === true ? 'text-ink-3' : 'text-ink-2'}`
          }`}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
