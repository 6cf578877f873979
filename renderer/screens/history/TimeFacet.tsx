import { type HistoryRange, namedRanges } from '../../state/history/historyPlace.ts';
import { text } from '../../text/en.ts';

/** When something was started: a stretch with a name, or days from and to. */
export function TimeFacet({
  range,
  onChange: choose,
}: {
  readonly range: HistoryRange;
  readonly onChange: (range: HistoryRange) => void;
}) {
  const own = typeof range === 'object' && range !== null ? range : { from: null, to: null };
  const chooseDays = (from: string, to: string): void => {
    const days = { from: from === '' ? null : from, to: to === '' ? null : to };
    choose(days.from === null && days.to === null ? null : days);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-0.5 text-11 font-semibold text-ink-3">{text.history.time}</legend>
      {[null, ...namedRanges].map((name) => (
        <label
          key={name ?? 'all'}
          className="flex min-h-6 items-center gap-2 rounded-1 px-1 text-12 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="history-range"
            checked={range === name}
            onChange={() => choose(name)}
            className="size-3.5 shrink-0 accent-accent outline-none"
          />
          {name === null ? text.history.allTime : text.history.ranges[name]}
        </label>
      ))}
      <div className="mt-1 grid grid-cols-[auto_1fr] items-center gap-x-2 gap-y-1 px-1 text-12 text-ink-2">
        <label htmlFor="history-from">{text.history.from}</label>
        <input
          id="history-from"
          type="date"
          value={own.from ?? ''}
          max={own.to ?? undefined}
          onChange={(event) => chooseDays(event.target.value, own.to ?? '')}
          className="field-control h-7 w-full text-12"
        />
        <label htmlFor="history-to">{text.history.to}</label>
        <input
          id="history-to"
          type="date"
          value={own.to ?? ''}
          min={own.from ?? undefined}
          onChange={(event) => chooseDays(own.from ?? '', event.target.value)}
          className="field-control h-7 w-full text-12"
        />
      </div>
    </fieldset>
  );
}
