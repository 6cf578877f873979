import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { lastCheck, startCheck } from '../../state/review/checkActions.ts';
import { showFailure } from '../../state/review/failureRows.ts';
import { text } from '../../text/en.ts';
import { failureWords } from '../../text/failureWords.ts';

const words = failureWords.notes;

/** What a filter's count rests on, and what can be done about it, in one line above the table. Nothing for most filters. */
export function FilterNote() {
  const filter = useApp((state) => state.review?.filter);
  if (filter === 'failing') return <FailingNote />;
  if (filter === 'conflicts') return <Line>{words.conflicts}</Line>;
  return null;
}

function FailingNote() {
  const check = useApp((state) => state.review?.check);
  const revision = useApp((state) => state.review?.revision);
  if (check === undefined) return null;
  const last = lastCheck(check);
  const whole = last?.counts.failures.filter(({ field }) => field === '') ?? [];
  const stale = check.kind !== 'running' && last !== null && last.revision !== revision;
  if (check.kind === 'running' && last === null) return <Line>{words.running}</Line>;
  if (last === null) {
    return (
      <Line>
        {words.none}
        <Button onClick={() => void startCheck()}>{text.check.start}</Button>
      </Line>
    );
  }
  if (!stale && whole.length === 0) return null;
  return (
    <Line>
      {whole.map((failure) => (
        <span key={failure.code} className="flex items-center gap-1">
          {words.whole(failure.count)}
          {failure.rows.length === 0 ? null : (
            <Button look="quiet" onClick={() => showFailure(failure)}>
              {failureWords.show}
            </Button>
          )}
        </span>
      ))}
      {stale ? (
        <>
          <span className="text-warn">⚠ {words.stale}</span>
          <Button onClick={() => void startCheck()}>{text.check.again}</Button>
        </>
      ) : null}
    </Line>
  );
}

function Line({ children }: { readonly children: React.ReactNode }) {
  return (
    <p className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 border-b border-line bg-app px-4 text-12 text-ink-2">
      {children}
    </p>
  );
}
