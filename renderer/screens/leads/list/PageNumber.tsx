import { useState } from 'react';
import { leadsWords as words } from '../../../text/leadsWords.ts';

/** The number of the page, to be typed over; Enter goes there, Esc and leaving put the present one back. */
export function PageNumber({
  page,
  count,
  onPage,
}: {
  /** From 1. */
  readonly page: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      type="text"
      inputMode="numeric"
      aria-label={words.page}
      value={typed ?? String(page)}
      maxLength={7}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(null);
        if (event.key !== 'Enter') return;
        event.preventDefault();
        const wanted = Number.parseInt(typed ?? '', 10);
        setTyped(null);
        if (wanted > 0) onPage(Math.min(count, wanted));
      }}
      className="field-control h-6 w-12 text-center text-12 tabular-nums"
    />
  );
}
