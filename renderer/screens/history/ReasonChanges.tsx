import type { Run } from '../../../core/contract/views.ts';
import { compareReasons } from '../../state/history/runComparison.ts';
import { text } from '../../text/en.ts';
import { formatCount } from '../../text/format.ts';
import { Change, ComparisonTable } from './ComparisonTable.tsx';

/** Why rows were rejected in two runs. */
export function ReasonChanges({ before, after }: { readonly before: Run; readonly after: Run }) {
  const changes = compareReasons(before.counts, after.counts);
  if (changes.length === 0)
    return (
      <section aria-label={text.history.failures}>
        <h2 className="mb-1.5 text-15 font-semibold">{text.history.failures}</h2>
        <p className="text-ink-2">{text.history.noRejectsEither}</p>
      </section>
    );
  const { reasonOf, before: wasName, after: isName, change } = text.history;
  return (
    <ComparisonTable
      caption={text.history.failures}
      head={[reasonOf, wasName, isName, change]}
      lines={changes.map((one) => ({
        key: `${one.code} ${one.field}`,
        name: (
          <span className="flex items-baseline gap-2">
            <span className="shrink-0">{text.rejects[one.code] ?? one.code}</span>
            <span className="min-w-0 truncate font-mono text-12 text-ink-2" title={one.field}>
              {one.field}
            </span>
          </span>
        ),
        cells: [
          formatCount(one.before),
          formatCount(one.after),
          <Change key="change" difference={one.after - one.before} format={formatCount} worse="more" />,
        ],
      }))}
    />
  );
}
