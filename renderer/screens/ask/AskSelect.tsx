/** A short list to choose one of, under its name. */
export function AskSelect({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className="inline-flex items-center gap-1 text-12 text-ink-2">
      <span className={hideLabel ? 'sr-only' : ''}>{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="field-control h-7 max-w-56 text-12 text-ink"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
