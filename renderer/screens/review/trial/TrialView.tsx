import { useState } from 'react';
import type { FailureCount, RunCounts } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { ExampleCells } from '../../../components/findings/ExampleCells.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { getSession } from '../../../client/session.ts';
import { isAbort, type Trouble, troubleOf } from '../../../client/trouble.ts';
import { text } from '../../../text/en.ts';
import { formatCount } from '../../../text/format.ts';
import { trialWords } from '../../../text/trialWords.ts';
import { TrialTable } from './TrialTable.tsx';
import { type TrialOf, useTrial } from './useTrial.ts';

/** What steps make of the values, at once; and of the whole file when asked. */
export function TrialView({ of }: { readonly of: TrialOf }) {
  const { trial, trouble, stale } = useTrial(of);
  return (
    <div className="mt-2">
      {trouble === null ? null : <TroublePanel trouble={trouble} />}
      {trial === null ? null : <TrialTable trial={trial} stale={stale} />}
      <WholeTrial key={JSON.stringify(of)} of={of} />
    </div>
  );
}

type WholeState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly rows: number; readonly stop: AbortController }
  | { readonly kind: 'done'; readonly counts: RunCounts }
  | { readonly kind: 'failed'; readonly trouble: Trouble };

/** Counts over every row, failing values grouped by why they fail; begins anew with other steps. */
function WholeTrial({ of }: { readonly of: TrialOf }) {
  const [state, setState] = useState<WholeState>({ kind: 'none' });
  const start = async (): Promise<void> => {
    const stop = new AbortController();
    setState({ kind: 'running', rows: 0, stop });
    try {
      const events = await getSession().client.review.tryWhole(of, { signal: stop.signal });
      for await (const event of events) {
        if (event.kind === 'progress') setState({ kind: 'running', rows: event.progress.rows, stop });
        else setState({ kind: 'done', counts: event.counts });
      }
    } catch (cause) {
      setState(
        isAbort(cause) || stop.signal.aborted
          ? { kind: 'none' }
          : { kind: 'failed', trouble: troubleOf(cause) },
      );
    }
  };
  switch (state.kind) {
    case 'none':
      return (
        <div className="mt-1.5">
          <Button look="quiet" onClick={() => void start()}>
            {trialWords.whole.start}
          </Button>
        </div>
      );
    case 'running':
      return (
        <p className="mt-1.5 flex items-center gap-2 text-12 text-ink-2">
          {trialWords.whole.running(state.rows)}
          <Button look="quiet" onClick={() => state.stop.abort()}>
            {trialWords.whole.cancel}
          </Button>
        </p>
      );
    case 'failed':
      return <TroublePanel trouble={state.trouble} />;
    case 'done':
      return <WholeResult counts={state.counts} />;
  }
}

function WholeResult({ counts }: { readonly counts: RunCounts }) {
  const failing = counts.failures.reduce((sum, { count }) => sum + count, 0);
  return (
    <output className="mt-1.5 block text-12">
      {failing === 0 ? (
        <p className="text-ok">{trialWords.whole.fits(counts.rowsIn)}</p>
      ) : (
        <p className="text-bad">{trialWords.whole.fails(failing, counts.rowsIn)}</p>
      )}
      <ul className="mt-1 flex flex-col gap-1">
        {counts.failures.map((failure) => (
          <li key={failure.code}>
            <FailureLine failure={failure} />
          </li>
        ))}
      </ul>
    </output>
  );
}

function FailureLine({ failure }: { readonly failure: FailureCount }) {
  return (
    <>
      <span className="text-bad">
        {text.rejects[failure.code] ?? failure.code}: {formatCount(failure.count)}
      </span>
      <span className="mt-0.5 block">
        <ExampleCells cells={failure.examples} ground="bad" wrap />
      </span>
    </>
  );
}
