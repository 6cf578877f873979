import { useId, useState } from 'react';
import type { StandardJobView } from '../../../../core/contract/standardViews.ts';
import { Button } from '../../../components/Button.tsx';
import { raiseLimit, useStandards } from '../../../state/leads/standardDesk.ts';
import { goTo, routes } from '../../../state/app/routes.ts';
import { suggestionWords as words } from '../../../text/suggestionWords.ts';

/** Where a job has met a limit: a higher one, and the way to go on from there. */
export function RaiseLimit({ job }: { readonly job: StandardJobView }) {
  const { met } = job;
  const place = useStandards((state) => state.place);
  if (met === null) return null;
  if (met !== 'month') return <OwnLimit key={`${job.id} ${met}`} job={job} met={met} />;
  if (place === 'aws') return <p className="text-12 text-ink-2">{words.monthLimitThere}</p>;
  return (
    <p className="flex items-center gap-3 text-12 text-ink-2">
      {words.monthLimit}
      <Button onClick={() => goTo(routes.settings('ai'))}>{words.openSettings}</Button>
    </p>
  );
}

function OwnLimit({ job, met }: { readonly job: StandardJobView; readonly met: 'cost' | 'tokens' }) {
  const id = useId();
  const present = met === 'cost' ? (job.mostCost ?? 0) : job.mostTokens;
  const [typed, setTyped] = useState(() => proposed(job, met));
  const limit = Number(typed.replace(',', '.'));
  const fits = Number.isFinite(limit) && limit > present && (met === 'cost' || Number.isSafeInteger(limit));
  const raise = (): void => {
    if (fits) raiseLimit(job, met === 'cost' ? { mostCost: limit } : { mostTokens: limit });
  };
  return (
    <form
      aria-label={words.limit[met]}
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        raise();
      }}
    >
      <label htmlFor={id} className="text-12 text-ink-2">
        {words.limit[met]}
      </label>
      <input
        id={id}
        inputMode="decimal"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        className="h-7 w-28 rounded-2 border border-edge bg-surface px-2"
      />
      <Button look="primary" blocked={fits ? undefined : words.higher(String(present))} onClick={raise}>
        {words.raise}
      </Button>
    </form>
  );
}

/** Twice the limit, or what the whole job was estimated to take where that is more; in a few figures. */
function proposed({ mostCost, mostTokens, estimate }: StandardJobView, met: 'cost' | 'tokens'): string {
  if (met === 'tokens') return String(Math.max(mostTokens * 2, estimate.inputTokens + estimate.outputTokens));
  const most = Math.max((mostCost ?? 0) * 2, estimate.cost ?? 0);
  return String(
    Number(most.toPrecision(2)) >= most ? Number(most.toPrecision(2)) : Number((most * 1.1).toPrecision(2)),
  );
}
