import type { FailureCount } from '../../core/contract/views.ts';
import { text } from '../text/en.ts';
import { failureSentence, failureWords } from '../text/failureWords.ts';
import { Button } from './Button.tsx';

/** Why rows failed, a sentence a reason, most frequent first, each with cells as they stand and the way to its rows. */
export function FailureTable({
  failures,
  onShow,
  maxLengthOf,
}: {
  readonly failures: readonly FailureCount[];
  readonly onShow: (failure: FailureCount) => void;
  /** Longest text that a field takes; `null` for no limit. */
  readonly maxLengthOf: (field: string) => number | null;
}) {
  return (
    <ul aria-label={failureWords.reasons}>
      {failures.map((failure) => {
        const { before, field, after } = failureSentence(failure, maxLengthOf(failure.field));
        return (
          <li
            key={`${failure.code} ${failure.field}`}
            className="flex min-h-9 items-center gap-3 border-b border-line px-4 py-1"
          >
            <span aria-hidden="true" className="text-bad">
              ✕
            </span>
            <span className="min-w-48 shrink-0 basis-1/2">
              {before}
              <span className="font-mono text-12">{field}</span>
              {after}
            </span>
            <span className="flex min-w-0 flex-1 gap-1 overflow-hidden">
              {failure.examples.map((example) => (
                <span
                  key={example}
                  title={example}
                  className="max-w-40 shrink-0 truncate rounded-1 bg-subtle px-1 font-mono text-12 whitespace-pre"
                >
                  {example === '' ? text.preview.emptyCell : example}
                </span>
              ))}
            </span>
            {failure.rows.length === 0 ? (
              <span className="text-12 text-ink-3">{failureWords.notKept}</span>
            ) : (
              <Button
                label={failureWords.showLabel(`${before}${field}${after}`)}
                onClick={() => onShow(failure)}
              >
                {failureWords.show}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
