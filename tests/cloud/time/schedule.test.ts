import { describe, expect, it, onTestFinished } from 'vitest';
import { CloudClock } from './cloudClock.ts';
import { Schedule } from './schedule.ts';
import { nextDue } from './scheduleExpression.ts';

const noon = Date.parse('2026-11-21T12:00:30Z');

describe('when a schedule is due', () => {
  it.each([
    ['rate(1 minute)', '2026-11-21T12:01:30.000Z'],
    ['rate(2 hours)', '2026-11-21T14:00:30.000Z'],
    ['cron(0/15 * * * ? *)', '2026-11-21T12:15:00.000Z'],
    ['cron(30 3 * * ? *)', '2026-11-22T03:30:00.000Z'],
    ['cron(0 9 ? * MON-FRI *)', '2026-11-23T09:00:00.000Z'],
    ['cron(0 0 1 JAN,JUL ? *)', '2027-01-01T00:00:00.000Z'],
    ['cron(1 12 29 2 ? *)', '2028-02-29T12:01:00.000Z'],
  ])('%s after half a minute past noon: %s', (expression, due) => {
    expect(new Date(nextDue(expression, noon) ?? 0).toISOString()).toBe(due);
  });

  it('is never in a year that is over, and unknown for what is no schedule', () => {
    expect(nextDue('cron(0 0 1 1 ? 2020)', noon)).toBeUndefined();
    expect(() => nextDue('rate(soon)', noon)).toThrow('No schedule');
  });
});

describe('a schedule', () => {
  it('calls when the clock is put ahead, once for all that was missed', () => {
    const clock = new CloudClock();
    const calls: number[] = [];
    const schedule = new Schedule('rate(1 minute)', clock, (due) => void calls.push(due));
    onTestFinished(() => schedule.close());
    clock.advance(30_000);
    expect(calls).toHaveLength(0);
    clock.advance(31_000);
    expect(calls).toHaveLength(1);
    clock.advance(600_000);
    expect(calls).toHaveLength(2);
    schedule.close();
    clock.advance(600_000);
    expect(calls).toHaveLength(2);
  });
});
