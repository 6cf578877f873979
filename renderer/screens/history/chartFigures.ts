import type { RunBar } from '../../../core/contract/views.ts';
import type { BarUnit } from '../../state/history/historyTime.ts';
import { text } from '../../text/en.ts';
import { formatCount, formatDate, formatRunTime, formatShare, formatTime } from '../../text/format.ts';

/** One figure over time: what a bar's height stands for, and how it is said. */
export interface ChartFigure {
  readonly id: keyof typeof text.history.chart;
  /** `null` where there is nothing to tell, which is not nought. */
  readonly valueOf: (bar: RunBar) => number | null;
  readonly format: (value: number) => string;
  readonly tone: 'hist' | 'bad';
}

/** From left to right. */
export const chartFigures: readonly ChartFigure[] = [
  { id: 'files', valueOf: (bar) => bar.files, format: formatCount, tone: 'hist' },
  { id: 'rows', valueOf: (bar) => bar.rowsIn, format: formatCount, tone: 'hist' },
  {
    id: 'rejects',
    valueOf: (bar) => (bar.rowsIn === 0 ? null : bar.rowsRejected / bar.rowsIn),
    format: formatShare,
    tone: 'bad',
  },
  {
    id: 'duration',
    valueOf: (bar) => (bar.counted === 0 ? null : bar.durationMs / bar.counted),
    format: formatRunTime,
    tone: 'hist',
  },
];

/** All bars as one, for the figure of the whole time. */
export function sumOf(bars: readonly RunBar[]): RunBar {
  const sum = (figure: keyof RunBar): number => bars.reduce((total, bar) => total + bar[figure], 0);
  return {
    files: sum('files'),
    counted: sum('counted'),
    rowsIn: sum('rowsIn'),
    rowsRejected: sum('rowsRejected'),
    durationMs: sum('durationMs'),
  };
}

const months = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });

/** What a stretch is called; the one under way is told to be so. */
export function stretchName(unit: BarUnit, from: string, isLast: boolean): string {
  const name =
    unit === 'hour'
      ? formatTime(from)
      : unit === 'day'
        ? formatDate(from)
        : unit === 'week'
          ? text.history.weekOf(formatDate(from))
          : months.format(new Date(from));
  return isLast ? text.history.soFar(name) : name;
}
