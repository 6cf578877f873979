import type { FailureCount } from '../../core/contract/views.ts';
import { text } from '../text/en.ts';
import { formatCount } from '../text/format.ts';
import { Button } from './Button.tsx';

/** Why rows failed, grouped by reason and field, most frequent first. */
export function FailureTable({
  failures,
  onShow,
}: {
  readonly failures: readonly FailureCount[];
  readonly onShow: (failure: FailureCount) => void;
}) {
  return (
    <table className="w-full border-collapse text-left">
      <thead>
        <tr className="h-7 bg-subtle text-11 text-ink-2">
          <th className="px-4 font-semibold">{text.check.reason}</th>
          <th className="px-3 font-semibold">{text.check.field}</th>
          <th className="px-3 text-right font-semibold">{text.check.count}</th>
          <th className="px-3 font-semibold">{text.check.examples}</th>
          <th className="px-3">
            <span className="sr-only">{text.check.show}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {failures.map((failure) => (
          <tr key={`${failure.code} ${failure.field}`} className="h-8 border-b border-line">
            <td className="px-4 whitespace-nowrap text-bad">{text.rejects[failure.code] ?? failure.code}</td>
            <td className="px-3 font-mono text-12">{failure.field}</td>
            <td className="px-3 text-right">{formatCount(failure.count)}</td>
            <td className="max-w-80 px-3">
              <span className="flex gap-1 overflow-hidden">
                {failure.examples.map((example) => (
                  <span
                    key={example}
                    title={example}
                    className="max-w-40 truncate rounded-1 bg-subtle px-1 font-mono text-12 whitespace-pre"
                  >
                    {example === '' ? text.preview.emptyCell : example}
                  </span>
                ))}
              </span>
            </td>
            <td className="px-3 text-right">
              {failure.rows.length === 0 ? null : (
                <Button look="quiet" onClick={() => onShow(failure)}>
                  {text.check.show}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
