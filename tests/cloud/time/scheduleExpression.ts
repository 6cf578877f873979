const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * When a schedule is due next after a time: `rate(5 minutes)`, `cron(0 3 ? * MON-FRI *)` in UTC.
 *
 * @param after milliseconds since the epoch
 * @returns `undefined` where it never is within four years
 * @throws {Error} for anything else than these two forms
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function nextDue(expression: string, after: number): number | undefined {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) return after + Number(rate[1]) * (units[rate[2] ?? ''] ?? 0);
  const cron = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(expression);
  if (cron === null) throw new Error(`No schedule: ${expression}`);
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = cron.slice(1);
  const first = Math.floor(after / 60_000) * 60_000 + 60_000;
  for (let time = first; time < after + 4 * 366 * 86_400_000; ) {
    const date = new Date(time);
    const isDay =
      fits(year, date.getUTCFullYear(), []) &&
      fits(month, date.getUTCMonth() + 1, months) &&
      fits(day, date.getUTCDate(), []) &&
      fits(weekday, date.getUTCDay() + 1, weekdays);
    if (!isDay) {
      time = Math.floor(time / 86_400_000) * 86_400_000 + 86_400_000;
      continue;
    }
    if (fits(hour, date.getUTCHours(), []) && fits(minute, date.getUTCMinutes(), [])) return time;
    time += 60_000;
  }
  return undefined;
}

const months = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['', 'SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function fits(field: string, value: number, names: readonly string[]): boolean {
  return field.split(',').some((part) => {
    if (part === '*' || part === '?') return true;
    const step = /^(\S+)\/(\d+)$/.exec(part);
    const [range = '', every = 1] = step === null ? [part] : [step[1], Number(step[2])];
    const [from = '', to] = range.split('-');
    const first = from === '*' ? 0 : numberOf(from, names);
    const last = to === undefined ? (step === null ? first : Number.POSITIVE_INFINITY) : numberOf(to, names);
    return value >= first && value <= last && (value - first) % every === 0;
  });
}

function numberOf(text: string, names: readonly string[]): number {
  const place = names.indexOf(text.toUpperCase());
  const value = place === -1 ? Number(text) : place;
  if (!Number.isInteger(value)) throw new Error(`No schedule: ${text}`);
  return value;
}
