/* oxlint-disable jsx-a11y/prefer-tag-over-role -- bars are no track with a thumb */
import { type KeyboardEvent, useId, useState } from 'react';
import type { RunBar } from '../../../core/contract/views.ts';
import { text } from '../../text/en.ts';
import { type ChartFigure, sumOf } from './chartFigures.ts';

/** Height of the tallest bar in pixels. */
const tallPx = 36;
/** A bar that is not nought is seen, however small its share. */
const leastPx = 2;

const fills = {
  hist: { whole: 'bg-hist', begun: 'border border-hist' },
  bad: { whole: 'bg-q-invalid', begun: 'border border-q-invalid' },
} as const;

/**
 * One figure over time as small bars. The chart is one stop of the Tab key; the arrows go through its bars, whose name and
 * value stand above them, as they do under the pointer. A click or Enter takes the stretch.
 */
export function BarChart({
  figure,
  bars,
  names,
  begun,
  onPick,
}: {
  readonly figure: ChartFigure;
  readonly bars: readonly RunBar[];
  readonly names: readonly string[];
  /** Whether the last stretch is still under way. */
  readonly begun: boolean;
  readonly onPick: (at: number) => void;
}) {
  const hint = useId();
  const [pointed, setPointed] = useState<number | null>(null);
  const [stop, setStop] = useState(bars.length - 1);
  const values = bars.map(figure.valueOf);
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  const said = (at: number): string => {
    const value = values[at];
    return value == null ? text.none : figure.format(value);
  };
  const whole = figure.valueOf(sumOf(bars));
  const current = Math.min(stop, bars.length - 1);
  const title = text.history.chart[figure.id];
  const onKey = (event: KeyboardEvent): void => {
    const to =
      event.key === 'ArrowLeft'
        ? current - 1
        : event.key === 'ArrowRight'
          ? current + 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? bars.length - 1
              : null;
    if (to !== null) {
      event.preventDefault();
      const at = Math.min(bars.length - 1, Math.max(0, to));
      setStop(at);
      setPointed(at);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onPick(current);
    }
  };
  const { whole: full, begun: outline } = fills[figure.tone];
  return (
    <div className="min-w-0 flex-1">
      <p className="flex items-baseline gap-2 text-12 whitespace-nowrap">
        <span className="shrink-0 text-11 font-semibold text-ink-3">{title}</span>
        <span className="ml-auto min-w-0 truncate text-ink-2">{pointed === null ? '' : names[pointed]}</span>
        <span className="shrink-0 font-semibold">
          {pointed === null ? (whole === null ? text.none : figure.format(whole)) : said(pointed)}
        </span>
      </p>
      <div
        role="slider"
        tabIndex={0}
        aria-label={`${title} ${text.history.charts.toLowerCase()}`}
        aria-describedby={hint}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, bars.length - 1)}
        aria-valuenow={current}
        aria-valuetext={`${names[current] ?? ''}: ${said(current)}`}
        onKeyDown={onKey}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) setPointed(current);
        }}
        onBlur={() => setPointed(null)}
        onPointerLeave={() => setPointed(null)}
        style={{ height: tallPx }}
        className="mt-0.5 flex items-stretch border-b border-edge"
      >
        {bars.map((_, at) => {
          const value = values[at] ?? 0;
          const height = value === 0 || most === 0 ? 0 : Math.max(leastPx, (value / most) * tallPx);
          const isBegun = begun && at === bars.length - 1;
          return (
            <span
              key={names[at] ?? at}
              aria-hidden="true"
              onPointerEnter={() => setPointed(at)}
              onClick={() => onPick(at)}
              className={`flex min-w-0 flex-1 items-end ${pointed === at ? 'bg-selected' : ''}`}
            >
              <span
                className={`bar block w-full max-w-8 ${isBegun ? outline : full} ${bars.length > 40 ? '' : 'mx-px'}`}
                style={{ height, ...(height === 0 ? { borderWidth: 0 } : {}) }}
              />
            </span>
          );
        })}
      </div>
      <p id={hint} className="sr-only">
        {text.history.chartHint}
      </p>
    </div>
  );
}
