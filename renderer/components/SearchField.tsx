import { Search } from 'lucide-react';
import { text } from '../text/en.ts';
import { focusGrid } from './focus.ts';
import { Keys } from './Keys.tsx';

/** The filter of a view; `/` goes here, Esc empties it and then leaves. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <div className="relative flex shrink-0 items-center">
      <Search aria-hidden="true" size={13} className="pointer-events-none absolute left-2 text-ink-3" />
      <input
        data-filter=""
        type="text"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            if (value === '') focusGrid();
            else onChange('');
          }
          if (event.key === 'Enter') focusGrid();
        }}
        className="field-control h-7 w-44 max-w-full pr-7 pl-7 text-12"
      />
      {value === '' ? (
        <span className="pointer-events-none absolute right-1.5">
          <Keys command="view.filter" />
        </span>
      ) : (
        <button
          type="button"
          aria-label={text.clear}
          onClick={() => onChange('')}
          className="absolute right-0.5 inline-flex size-6 items-center justify-center rounded-1 text-ink-2 hover:bg-hover"
        >
          ×
        </button>
      )}
    </div>
  );
}
