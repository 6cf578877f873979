import { useMemo } from 'react';
import { setReview, useApp } from '../../../state/app/appState.ts';
import { coverageOf, fieldLines } from '../../../state/columns/coverage.ts';
import { clearConstant } from '../../../state/review/draftActions.ts';
import { text } from '../../../text/en.ts';
import { fieldWords } from '../../../text/fieldWords.ts';
import { DerivedStrip } from './DerivedStrip.tsx';

/** How much of the target schema is fed, and the fields that have one value in every row; opens the list of fields. */
export function CoverageStrip() {
  const schema = useApp((state) => state.review?.view?.schema ?? null);
  const decisions = useApp((state) => state.review?.view?.decisions ?? null);
  const fileId = useApp((state) => state.review?.fileId);
  const panel = useApp((state) => state.review?.panel);
  if (schema === null || decisions === null || fileId === undefined)
    return <div className="h-9 shrink-0 border-t border-line" />;
  const { fed, requiredFed, requiredTotal, missingRequired, constants } = coverageOf(schema, decisions);
  const complete = missingRequired.length === 0;
  const shown = panel === 'fields';
  return (
    <section
      aria-label={text.coverage.title}
      className="flex h-9 shrink-0 items-center gap-3 overflow-x-auto overflow-y-hidden border-t border-line bg-app px-2 text-12"
    >
      <button
        type="button"
        aria-pressed={shown}
        title={fieldWords.open}
        onClick={() => setReview(fileId, { panel: shown ? 'rows' : 'fields' })}
        className={`flex h-7 shrink-0 items-center gap-3 rounded-2 px-2 whitespace-nowrap hover:bg-hover ${
          shown ? 'bg-selected' : ''
        }`}
      >
        <span className="font-semibold text-ink-2">{text.coverage.title}</span>
        <CoverageBar />
        {requiredTotal === 0 ? null : (
          <span className={complete ? 'text-ok' : 'text-warn'}>
            {complete ? '✓ ' : '⚠ '}
            {text.coverage.summary(requiredFed, requiredTotal)}
          </span>
        )}
        <span className="text-ink-2">{fieldWords.summary(fed.length, schema.fields.length)}</span>
      </button>
      {constants.map(({ field, value }) => (
        <button
          key={field.name}
          type="button"
          aria-label={text.coverage.clearConstant(field.label)}
          title={text.coverage.clearConstant(field.label)}
          onClick={() => clearConstant(field.name)}
          className="flex h-6 shrink-0 items-center gap-1.5 rounded-1 bg-selected px-2 font-mono text-12 hover:bg-hover"
        >
          {text.coverage.constant(field.name, value)} <span aria-hidden="true">×</span>
        </button>
      ))}
      <DerivedStrip />
    </section>
  );
}

/** Fields that are fed, only proposed, required and open, in this order; the rest of the bar is what may stay open. */
function CoverageBar() {
  const schema = useApp((state) => state.review?.view?.schema ?? null);
  const decisions = useApp((state) => state.review?.view?.decisions ?? null);
  const rows = useApp((state) => state.review?.rows);
  const parts = useMemo(() => {
    const lines =
      schema === null || decisions === null ? [] : fieldLines({ schema, decisions }, rows ?? [], []);
    const count = (wanted: (line: (typeof lines)[number]) => boolean): number => lines.filter(wanted).length;
    return {
      fed: count(({ state }) => state !== 'proposed' && state !== 'open'),
      proposed: count(({ state }) => state === 'proposed'),
      openRequired: count(({ state, field }) => state === 'open' && field.required),
      openOptional: count(({ state, field }) => state === 'open' && !field.required),
    };
  }, [schema, decisions, rows]);
  const total = Math.max(1, parts.fed + parts.proposed + parts.openRequired + parts.openOptional);
  const share = (count: number): { readonly width: string } => ({
    width: `${String((count / total) * 100)}%`,
  });
  return (
    <>
      <span
        aria-hidden="true"
        title={fieldWords.parts(parts)}
        className="bar flex h-2 w-40 overflow-hidden rounded-full bg-line outline-1 -outline-offset-1 outline-line"
      >
        <span className="bg-q-valid" style={share(parts.fed)} />
        <span className="bg-hist" style={share(parts.proposed)} />
        <span className="bg-q-invalid" style={share(parts.openRequired)} />
      </span>
      <span className="sr-only">{fieldWords.parts(parts)}</span>
    </>
  );
}
