import { useId, useState } from 'react';
import type { StandardField, StandardPlan } from '../../../../core/contract/standardViews.ts';
import { Button } from '../../../components/Button.tsx';
import { leavePlan, planStandards, startStandards, useStandards } from '../../../state/leads/standardDesk.ts';
import { goTo, routes } from '../../../state/app/routes.ts';
import { formatCount } from '../../../text/format.ts';
import { suggestionWords as words } from '../../../text/suggestionWords.ts';

/** Fields with values in no standard form, which of them to ask about, and what that would send and cost. */
export function StandardFields() {
  const fields = useStandards((state) => state.fields);
  const sensitive = useStandards((state) => state.sensitive);
  const place = useStandards((state) => state.place);
  const looked = useStandards((state) => state.looked);
  const plan = useStandards((state) => state.plan);
  const busy = useStandards((state) => state.busy);
  const isUnderWay = useStandards(({ progress }) =>
    ['running', 'paused'].includes(progress?.jobs[0]?.state ?? ''),
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (fields === null) return <p className="p-4 text-ink-2">{words.looking}</p>;
  const open = fields.filter(({ values, byRule }) => values + byRule > 0);
  if (open.length === 0) return <p className="p-4 text-ink-2">{words.nothing}</p>;
  const useful = open.filter(({ mayBeSent, byRule }) => mayBeSent || byRule > 0);
  const chosen = useful.filter(({ field }) => !left.has(field)).map(({ field }) => field);
  const toggle = (field: string): void => {
    const next = new Set(left);
    if (!next.delete(field)) next.add(field);
    setLeft(next);
    leavePlan();
  };
  return (
    <div className="flex flex-col gap-3 p-4">
      <h2 className="font-semibold">{words.title}</h2>
      {looked === null ? null : <p className="text-12 text-warn">{words.looked(looked)}</p>}
      <table className="w-full text-left">
        <thead className="text-11 text-ink-3">
          <tr>
            <th className="py-1 font-semibold">{words.field}</th>
            <th className="py-1 text-right font-semibold">{words.openValues}</th>
            <th className="py-1 text-right font-semibold">{words.byRule}</th>
            <th className="py-1 text-right font-semibold">{words.leads}</th>
          </tr>
        </thead>
        <tbody>
          {open.map((field) => (
            <FieldRow
              key={field.field}
              field={field}
              isChosen={chosen.includes(field.field)}
              isUseful={useful.includes(field)}
              onToggle={() => toggle(field.field)}
            />
          ))}
        </tbody>
      </table>
      {open.every(({ mayBeSent, values }) => mayBeSent || values === 0) ? null : (
        <p className="text-12 text-ink-2">
          {place === 'aws' ? (
            words.notSentThere
          ) : (
            <>
              {sensitive ? words.sensitive : words.notSentMore}{' '}
              <button
                type="button"
                className="text-accent underline"
                onClick={() => goTo(routes.settings('ai'))}
              >
                {words.openSettings}
              </button>
            </>
          )}
        </p>
      )}
      {plan === null ? (
        isUnderWay || chosen.length === 0 ? null : (
          <div>
            <Button look="primary" onClick={() => void planStandards(chosen)}>
              {words.estimate}
            </Button>
          </div>
        )
      ) : (
        <PlanPart plan={plan.plan} busy={busy} sensitive={sensitive} />
      )}
    </div>
  );
}

function FieldRow({
  field: { label, values, byRule, records, mayBeSent },
  isChosen,
  isUseful,
  onToggle,
}: {
  readonly field: StandardField;
  readonly isChosen: boolean;
  readonly isUseful: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <tr className="h-8 border-t border-line">
      <td>
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={isChosen}
            disabled={!isUseful}
            aria-label={words.choose(label)}
            onChange={onToggle}
            className="size-4 accent-(--accent)"
          />
          {label}
        </label>
      </td>
      <td className="text-right tabular-nums">
        {formatCount(values)}
        {mayBeSent || values === 0 ? null : <span className="ml-1 text-12 text-ink-2">{words.notSent}</span>}
      </td>
      <td className="text-right tabular-nums">{formatCount(byRule)}</td>
      <td className="text-right tabular-nums">{formatCount(records)}</td>
    </tr>
  );
}

/** What starting would do, with every byte that it sends, and the way to start. */
function PlanPart({
  plan,
  busy,
  sensitive,
}: {
  readonly plan: StandardPlan;
  readonly busy: boolean;
  readonly sensitive: boolean;
}) {
  const id = useId();
  const [most, setMost] = useState('');
  const { estimate, obstacles, requests, batches } = plan;
  const place = useStandards((state) => state.place);
  const told = place === 'aws' ? { ...words.obstacles, ...words.obstaclesThere } : words.obstacles;
  const why = obstacles.map(({ kind }) => told[kind]).filter((one) => one !== '');
  const amount = Number(most.replace(',', '.'));
  return (
    <div className="flex flex-col gap-2 rounded-3 border border-line p-3">
      <p>{words.planLine(plan)}</p>
      {plan.values === 0 ? null : (
        <>
          {sensitive ? (
            <p className="font-semibold text-warn">
              {place === 'aws' ? words.leavesHealthThere : words.leavesHealth}
            </p>
          ) : null}
          <p className="text-12 text-ink-2">
            {words.costLine(estimate.inputTokens + estimate.outputTokens, estimate.cost)}
          </p>
          {estimate.cost === null ? null : (
            <label htmlFor={id} className="flex items-center gap-2 text-12 text-ink-2">
              {words.mostCost}
              <input
                id={id}
                inputMode="decimal"
                value={most}
                onChange={({ target }) => setMost(target.value)}
                className="h-7 w-24 rounded-2 border border-edge bg-surface px-2 text-ink"
              />
            </label>
          )}
          <details>
            <summary className="text-12 text-accent">{words.request}</summary>
            {requests.map(({ body, pretty }, at) => (
              <figure key={body} className="mt-2">
                <figcaption className="text-11 text-ink-3">{words.requestOf(at + 1, batches)}</figcaption>
                <pre
                  // It scrolls, so the focus has to be able to go there.
                  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                  tabIndex={0}
                  className="max-h-72 overflow-auto rounded-2 bg-subtle p-2 text-11"
                >
                  {pretty}
                </pre>
              </figure>
            ))}
          </details>
        </>
      )}
      {why.map((one) => (
        <p key={one} className="text-12 text-warn">
          {one}
        </p>
      ))}
      <div className="flex gap-2">
        <Button
          look="primary"
          blocked={why[0] ?? (busy || Number.isNaN(amount) || amount < 0 ? words.mostCost : undefined)}
          onClick={() => void startStandards(most.trim() === '' ? null : amount)}
        >
          {words.start(plan.values)}
        </Button>
        <Button onClick={leavePlan}>{words.cancel}</Button>
      </div>
    </div>
  );
}
