import { useApp } from '../../state/appState.ts';
import { coverageOf } from '../../state/coverage.ts';
import { clearConstant } from '../../state/draftActions.ts';
import { text } from '../../text/en.ts';

/** How much of the target schema is fed, and the fields that have one value in every row. */
export function CoverageStrip() {
  const schema = useApp((state) => state.review?.view?.schema ?? null);
  const decisions = useApp((state) => state.review?.view?.decisions ?? null);
  if (schema === null || decisions === null) return <div className="h-9 shrink-0 border-t border-line" />;
  const { fed, requiredFed, requiredTotal, missingRequired, constants } = coverageOf(schema, decisions);
  const complete = missingRequired.length === 0;
  return (
    <section
      aria-label={text.coverage.title}
      className="flex h-9 shrink-0 items-center gap-3 overflow-x-auto overflow-y-hidden border-t border-line bg-app px-4 text-12"
    >
      <span className="font-semibold whitespace-nowrap text-ink-2">{text.coverage.title}</span>
      <span
        aria-hidden="true"
        title={text.coverage.all(fed.length, schema.fields.length)}
        className="bar flex h-2 w-40 shrink-0 overflow-hidden rounded-full bg-line"
      >
        <span
          className={complete ? 'bg-q-valid' : 'bg-hist'}
          style={{ width: `${String((fed.length / Math.max(1, schema.fields.length)) * 100)}%` }}
        />
      </span>
      <span className="sr-only">{text.coverage.all(fed.length, schema.fields.length)}</span>
      <span className={`whitespace-nowrap ${complete ? 'text-ok' : 'text-warn'}`}>
        {complete ? '✓ ' : '⚠ '}
        {text.coverage.summary(requiredFed, requiredTotal)}
      </span>
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
    </section>
  );
}
