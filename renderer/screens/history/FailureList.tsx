import type { FailureCount } from '../../../core/contract/views.ts';
import { text } from '../../text/en.ts';
import { formatCount } from '../../text/format.ts';

/** Examples shown for each reason. */
const shownExamples = 3;

/** Why rows were rejected, for a narrow column: reason, field and count in a line, examples under it. */
export function FailureList({ failures }: { readonly failures: readonly FailureCount[] }) {
  return (
    <ul className="mx-4 overflow-hidden rounded-3 border border-line">
      {failures.map((failure) => (
        <li
          key={`${failure.code} ${failure.field}`}
          className="border-b border-line px-3 py-1.5 last:border-b-0"
        >
          <p className="flex items-baseline gap-2">
            <span className="min-w-0 truncate text-bad">{text.rejects[failure.code] ?? failure.code}</span>
            <span className="min-w-0 flex-1 truncate font-mono text-12 text-ink-2">{failure.field}</span>
            <span className="shrink-0 font-medium">{formatCount(failure.count)}</span>
          </p>
          <p className="flex gap-1 overflow-hidden">
            {failure.examples.slice(0, shownExamples).map((example) => (
              <span
                key={example}
                title={example}
                className="max-w-36 shrink truncate rounded-1 bg-subtle px-1 font-mono text-12 whitespace-pre"
              >
                {example === '' ? text.preview.emptyCell : example}
              </span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
