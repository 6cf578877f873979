import type { ConfidenceBand } from '../state/columns/confidenceBand.ts';
import { formatConfidence } from '../text/format.ts';
import { text } from '../text/en.ts';

const looks: Readonly<Record<ConfidenceBand, { readonly shape: string; readonly tone: string }>> = {
  high: { shape: '▲', tone: 'bg-ok-bg text-ok' },
  medium: { shape: '■', tone: 'bg-warn-bg text-warn' },
  low: { shape: '▼', tone: 'bg-bad-bg text-bad' },
  none: { shape: '?', tone: 'bg-subtle text-ink-2' },
};

/** Shape, word and number together, so that colour is never the only sign. `confidence` is 0 to 1. */
export function ConfidenceChip({
  band,
  confidence,
}: {
  readonly band: ConfidenceBand;
  readonly confidence: number | null;
}) {
  const { shape, tone } = looks[band];
  return (
    <span className={`inline-flex h-5 items-center gap-1 rounded-1 px-1.5 text-12 whitespace-nowrap ${tone}`}>
      <span aria-hidden="true" className="text-[9px] leading-none">
        {shape}
      </span>
      {text.review.band[band]}
      {band === 'none' || confidence === null ? null : <span>{formatConfidence(confidence)}</span>}
    </span>
  );
}
