import { useId } from 'react';
import { textractWords as words } from '../../../text/textractWords.ts';

/** An amount in USD that may be spent. */
export function UsdField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <span className="flex shrink-0 items-center gap-2">
      <label htmlFor={id}>{words.atMost}</label>
      <input
        id={id}
        type="number"
        min={0}
        max={100_000}
        step="any"
        className="field-control w-24 text-right"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}

/** The amount that was typed; `null` where it is none. */
export function usdOf(typed: string): number | null {
  const amount = Number(typed);
  return typed.trim() !== '' && amount >= 0 && amount <= 100_000 ? amount : null;
}

/** Pages that an amount pays for. */
export function pagesFor(amount: number, usdPerThousandPages: number): number {
  if (usdPerThousandPages === 0) return Number.POSITIVE_INFINITY;
  // A sum of small amounts misses the last digit.
  return Math.floor((amount * 1_000) / usdPerThousandPages + 1e-6);
}
