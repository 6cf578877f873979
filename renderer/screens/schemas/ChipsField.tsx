import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import type { PackProblem } from '../../../core/contract/views.ts';
import { packWords } from '../../text/packWords.ts';
import { Problems } from './FormParts.tsx';

/**
 * A list of short texts: Enter, comma or a paste of several adds, Backspace in the empty field takes the last one back, and
 * each can be removed by its own button.
 */
export function ChipsField({
  label,
  hint,
  values,
  onChange,
  list,
  problems = [],
}: {
  readonly label: string;
  readonly hint?: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** What may be chosen from, and the `datalist` that offers it; anything may be typed where it is absent. */
  readonly list?: { readonly id: string; readonly names: ReadonlySet<string> };
  readonly problems?: readonly PackProblem[];
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const add = (text: string): void => {
    const parts = text.split(/[,;\t\r\n]+/).map((part) => part.trim());
    const fresh = parts.filter(
      (part) => part !== '' && !values.includes(part) && (list === undefined || list.names.has(part)),
    );
    if (fresh.length > 0) onChange([...values, ...new Set(fresh)]);
    if (list === undefined || fresh.length > 0) setTyped('');
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault();
      event.stopPropagation();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && values.length > 0) {
      event.preventDefault();
      onChange(values.slice(0, -1));
    }
  };
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-12 text-ink-2">
        {label}
      </label>
      <div className="flex flex-wrap items-center gap-1 rounded-2 border border-edge bg-surface p-1 focus-within:outline-2 focus-within:outline-(--focus)">
        {values.map((value, at) => (
          <span
            // A list that came from elsewhere may hold a word twice.
            // oxlint-disable-next-line react/no-array-index-key
            key={`${value} ${String(at)}`}
            className="inline-flex h-6 max-w-full items-center gap-0.5 rounded-1 bg-subtle pl-1.5 text-12"
          >
            <span className="truncate" title={value}>
              {value}
            </span>
            <button
              type="button"
              aria-label={packWords.removeOf(value)}
              onClick={() => onChange(values.toSpliced(at, 1))}
              className="inline-flex size-6 items-center justify-center rounded-1 text-ink-3 hover:text-ink"
            >
              <X aria-hidden="true" size={12} />
            </button>
          </span>
        ))}
        <input
          id={id}
          value={typed}
          list={list?.id}
          placeholder={values.length === 0 ? hint : undefined}
          onChange={(event) => {
            const text = event.target.value;
            if (/[,;\t\n]/.test(text) || list?.names.has(text) === true) add(text);
            else setTyped(text);
          }}
          onBlur={() => add(typed)}
          onKeyDown={onKey}
          className="h-6 min-w-20 flex-1 border-0 bg-transparent px-1 text-12 outline-none placeholder:text-ink-3"
        />
      </div>
      <Problems problems={problems} />
    </div>
  );
}
