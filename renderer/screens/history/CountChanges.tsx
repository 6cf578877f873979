import type { Run } from '../../../core/contract/views.ts';
import { text } from '../../text/en.ts';
import { formatBytes, formatCount, formatRunTime, formatShare } from '../../text/format.ts';
import { Change, type ComparedLine, ComparisonTable } from './ComparisonTable.tsx';

interface Figure {
  readonly name: string;
  readonly valueOf: (run: Run) => number | null;
  readonly format: (value: number) => string;
  readonly worse?: 'more' | 'less';
}

const durationOf = (run: Run): number | null =>
  run.finishedAt === null ? null : Date.parse(run.finishedAt) - Date.parse(run.startedAt);

const figures: readonly Figure[] = [
  { name: text.history.size, valueOf: (run) => run.facts?.sizeBytes ?? null, format: formatBytes },
  { name: text.history.rowsIn, valueOf: (run) => run.counts?.rowsIn ?? null, format: formatCount },
  { name: text.history.rowsOut, valueOf: (run) => run.counts?.rowsOut ?? null, format: formatCount },
  {
    name: text.history.rejected,
    valueOf: (run) => run.counts?.rowsRejected ?? null,
    format: formatCount,
    worse: 'more',
  },
  {
    name: text.history.rejectShare,
    valueOf: ({ counts }) =>
      counts === null ? null : counts.rowsIn === 0 ? 0 : counts.rowsRejected / counts.rowsIn,
    format: formatShare,
    worse: 'more',
  },
  { name: text.history.duration, valueOf: durationOf, format: formatRunTime },
];

/** What two runs read, wrote and turned down, and how long they took. */
export function CountChanges({ before, after }: { readonly before: Run; readonly after: Run }) {
  const lines = figures.map(({ name, valueOf, format, worse }): ComparedLine => {
    const [a, b] = [valueOf(before), valueOf(after)];
    const said = (value: number | null): string => (value === null ? text.none : format(value));
    return {
      key: name,
      name,
      cells: [
        said(a),
        said(b),
        a === null || b === null ? (
          text.none
        ) : (
          <Change
            key="change"
            difference={b - a}
            format={format}
            {...(worse === undefined ? {} : { worse })}
          />
        ),
      ],
    };
  });
  const { figure, before: wasName, after: isName, change } = text.history;
  return (
    <ComparisonTable caption={text.history.counts} head={[figure, wasName, isName, change]} lines={lines} />
  );
}
