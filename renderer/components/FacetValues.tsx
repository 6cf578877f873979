import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { formatCount } from '../text/format.ts';
import { MoreValues } from './MoreValues.tsx';

/** Values shown before somebody asks for more. */
const shownValues = 6;

/** A value that a list can be narrowed down to. */
export interface FacetValue {
  readonly value: string;
  /** Rows that the choice would leave; `null` where nobody has counted them. */
  readonly count: number | null;
}

/**
 * One facet's values with their counts; any number may be chosen, and what is chosen stays in sight. Tab goes to the
 * facet, arrows go through its values. Nothing is drawn for a facet that has no values.
 */
export function FacetValues({
  title,
  values,
  chosen,
  nameOf,
  onToggle,
  words,
}: {
  readonly title: string;
  /** `undefined` while they are counted. */
  readonly values: readonly FacetValue[] | undefined;
  readonly chosen: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly onToggle: (value: string) => void;
  readonly words: { readonly fewer: string; readonly more: (count: number) => string };
}) {
  const [all, setAll] = useState(false);
  if (values?.length === 0) return null;
  const known = values ?? [];
  const few = known.filter(({ value }, at) => at < shownValues || chosen.includes(value));
  return (
    <fieldset className="min-w-0">
      <FacetTitle>{title}</FacetTitle>
      {values === undefined ? <span className="skeleton block h-3 w-3/5" /> : null}
      {(all ? known : few).map(({ value, count }, at) => {
        const name = nameOf(value);
        return (
          <FacetLine key={value} name={name} count={count} isFaint={count === 0 || value === ''}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              tabIndex={at === 0 ? 0 : -1}
              onKeyDown={moveInside}
              onChange={() => onToggle(value)}
              className={facetBox}
            />
          </FacetLine>
        );
      })}
      <MoreValues hidden={known.length - few.length} all={all} onAll={setAll} words={words} />
    </fieldset>
  );
}

/** How the box of a facet's line looks. */
export const facetBox = 'size-3.5 shrink-0 accent-accent outline-none';

/** The name of a facet, over its values. */
export function FacetTitle({ children }: { readonly children: string }) {
  return <legend className="mb-0.5 max-w-full truncate text-11 font-semibold text-ink-3">{children}</legend>;
}

/** A value with the box that chooses it and how many it would leave. */
export function FacetLine({
  name,
  count,
  isFaint = false,
  children,
}: {
  readonly name: string;
  readonly count: number | null;
  readonly isFaint?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label
      className={`flex min-h-6 items-center gap-2 rounded-1 px-1 text-12 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent ${
        isFaint ? 'text-ink-3' : ''
      }`}
    >
      {children}
      <bdi title={name} className="min-w-0 flex-1 truncate">
        {name}
      </bdi>
      <span className="shrink-0 text-ink-3">{count === null ? '' : formatCount(count)}</span>
    </label>
  );
}

function moveInside(event: KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const all = event.currentTarget.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input');
  const boxes = [...(all ?? [])];
  const at = boxes.indexOf(event.currentTarget);
  const to = boxes[at + step];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  to.focus();
}
