import type { FailureCount } from '../../../core/contract/views.ts';
import { failureSentence, failureWords } from '../../text/failureWords.ts';
import { ExampleCells } from './ExampleCells.tsx';
import { Finding, FindingList } from './Finding.tsx';

/** Why rows failed, a sentence a reason, most frequent first, each with cells as they stand and the way to its rows. */
export function FailureTable({
  failures,
  onShow,
  maxLengthOf,
  blocked,
}: {
  readonly failures: readonly FailureCount[];
  readonly onShow: (failure: FailureCount) => void;
  /** Longest text that a field takes; `null` for no limit. */
  readonly maxLengthOf: (field: string) => number | null;
  /** Why the rows cannot be shown now. */
  readonly blocked?: string | undefined;
}) {
  return (
    <FindingList label={failureWords.reasons}>
      {failures.map((failure) => {
        const { before, field, after } = failureSentence(failure, maxLengthOf(failure.field));
        return (
          <Finding
            key={`${failure.code} ${failure.field}`}
            examples={failure.examples.length === 0 ? undefined : <ExampleCells cells={failure.examples} />}
            show={
              failure.rows.length === 0
                ? failureWords.notKept
                : {
                    words: failureWords.show,
                    label: failureWords.showLabel(`${before}${field}${after}`),
                    onShow: () => onShow(failure),
                    blocked,
                  }
            }
          >
            {before}
            <span className="font-mono text-12">{field}</span>
            {after}
          </Finding>
        );
      })}
    </FindingList>
  );
}
