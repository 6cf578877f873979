const counts = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const shares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const fineShares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const amounts = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 6 });
const costs = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const smallCosts = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2 });
const times = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const clocks = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const exactTimes = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function formatCount(count: number): string {
  return counts.format(count);
}

/** `noun` in the singular for one and in the plural for every other count, with its number: "1 row", "1,204 rows". */
export function formatCounted(count: number, one: string, many: string): string {
  return `${counts.format(count)} ${count === 1 ? one : many}`;
}

/** `share` is 0 to 1. A share below one stays below "100 %", so that a few bad cells never look like none. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.001) return `< ${fineShares.format(0.001)}`;
  if (share > 0.999 && share < 1) return `> ${fineShares.format(0.999)}`;
  const fine = share > 0.99 || share < 0.01;
  return (fine ? fineShares : shares).format(share);
}

/** Whole percent, rounded down, so that a figure never claims a band that it has not reached. */
export function formatConfidence(confidence: number): string {
  return shares.format(Math.floor(confidence * 100 + 1e-9) / 100);
}

/** A figure of a column's statistics, to six significant digits. */
export function formatAmount(value: number): string {
  return amounts.format(value);
}

/** An amount of money whose currency is not known, to two significant digits below one. */
export function formatCost(amount: number): string {
  return (amount < 1 ? smallCosts : costs).format(amount);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Decimal units, as file managers show them. */
export function formatBytes(sizeBytes: number): string {
  let value = sizeBytes;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return sizeFormat(step, value < 10 && step > 0 ? 1 : 0).format(value);
}

/** Made once each: a long list that is scrolled fast shows hundreds of sizes a second. */
const sizeFormats = new Map<string, Intl.NumberFormat>();

function sizeFormat(step: number, digits: number): Intl.NumberFormat {
  const key = `${step} ${digits}`;
  const present = sizeFormats.get(key);
  if (present !== undefined) return present;
  const made = new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: digits,
  });
  sizeFormats.set(key, made);
  return made;
}

/** What the language's typings do not know yet; every current browser engine has it. */
interface DurationFormatter {
  format(duration: { hours?: number; minutes?: number; seconds?: number }): string;
}
declare global {
  namespace Intl {
    const DurationFormat:
      | (new (
          locale: string | undefined,
          options: { readonly style: 'narrow' | 'short' },
        ) => DurationFormatter)
      | undefined;
  }
}

/** Rounded up to a second, then to five above ten seconds: a countdown that hops back and forth tells less. */
export function formatDuration(durationMs: number): string {
  let seconds = Math.max(1, Math.ceil(durationMs / 1000));
  if (seconds > 10) seconds = Math.ceil(seconds / 5) * 5;
  const parts = {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor((seconds % 3600) / 60),
    seconds: seconds >= 600 ? 0 : seconds % 60,
  };
  if (typeof Intl.DurationFormat === 'function') {
    return new Intl.DurationFormat(undefined, { style: 'narrow' }).format(parts);
  }
  const shown = [
    parts.hours > 0 ? `${String(parts.hours)}h` : '',
    parts.minutes > 0 ? `${String(parts.minutes)}m` : '',
    parts.seconds > 0 ? `${String(parts.seconds)}s` : '',
  ];
  return shown.filter((part) => part !== '').join(' ');
}

const seconds = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'second',
  unitDisplay: 'narrow',
  maximumFractionDigits: 1,
});

/** How long something took: below ten seconds to a tenth, above as durations are. */
export function formatRunTime(durationMs: number): string {
  return durationMs < 10_000 ? seconds.format(Math.max(0.1, durationMs / 1000)) : formatDuration(durationMs);
}

/** `iso` is ISO 8601 UTC; shown in the person's own time zone. */
export function formatTime(iso: string): string {
  return times.format(new Date(iso));
}

/** To the second, for what happened a moment ago. */
export function formatClock(iso: string): string {
  return clocks.format(new Date(iso));
}

/** With seconds. */
export function formatExactTime(iso: string): string {
  return exactTimes.format(new Date(iso));
}

const ago = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });

/** "2 min ago"; older than a week the day itself. `nowMs` is milliseconds since 1970. */
export function formatTimeAgo(iso: string, nowMs: number): string {
  const minutes = Math.max(0, Math.floor((nowMs - Date.parse(iso)) / 60_000));
  if (minutes < 1) return ago.format(0, 'second');
  if (minutes < 60) return ago.format(-minutes, 'minute');
  if (minutes < 24 * 60) return ago.format(-Math.floor(minutes / 60), 'hour');
  const days = Math.floor(minutes / (24 * 60));
  return days <= 7 ? ago.format(-days, 'day') : formatDate(iso);
}

/** The day alone, in the person's own time zone. */
export function formatDate(iso: string): string {
  return days.format(new Date(iso));
}

const moments = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment as short as a list wants it: the time of this year's days, of older ones the day alone. */
export function formatMoment(iso: string, now: Date): string {
  const date = new Date(iso);
  return date.getFullYear() === now.getFullYear() ? moments.format(date) : days.format(date);
}

export function formatDateTime(iso: string): string {
  return dates.format(new Date(iso));
}
