import { formatCount } from '../text/format.ts';

export interface FilterChip<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly count: number;
}

/** Filters as buttons with counts; exactly one is in force. A filter without a row stays, so that nothing shifts. */
export function FilterChips<Name extends string>({
  label,
  chips,
  value,
  onChange,
}: {
  readonly label: string;
  readonly chips: readonly FilterChip<Name>[];
  readonly value: Name;
  readonly onChange: (name: Name) => void;
}) {
  return (
    <fieldset aria-label={label} className="-my-1 flex min-w-0 items-center gap-1 overflow-x-auto py-1">
      {chips.map((chip, index) => {
        const on = chip.name === value;
        return (
          <button
            key={chip.name}
            type="button"
            aria-pressed={on}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              const to = (index + step + chips.length) % chips.length;
              const other = chips[to];
              if (step === 0 || other === undefined) return;
              event.preventDefault();
              onChange(other.name);
              event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('button')[to]?.focus();
            }}
            onClick={() => onChange(chip.name)}
            className={`inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full border px-2.5 text-12 ${
              on
                ? 'border-accent bg-selected font-medium text-ink'
                : `border-transparent hover:bg-hover ${chip.count === 0 ? 'text-ink-3' : 'text-ink-2'}`
            }`}
          >
            {chip.label}
            <span className={on ? 'text-accent' : 'text-ink-3'}>{formatCount(chip.count)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
