import type {
  AskCondition,
  AskFieldView,
  AskReading,
  AskSubjectView,
} from '../../../core/contract/askViews.ts';
import { Button } from '../../components/Button.tsx';
import { addStep, type AskStep, useAsk } from '../../state/ask/askDesk.ts';
import { isSameSubject, plainQuery, withClause } from '../../state/ask/editQuery.ts';
import { askWords as words } from '../../text/askWords.ts';
import { QueryBuilder } from './QueryBuilder.tsx';

/**
 * A question that came to no filter: the builder of what it is likely about, and what was recognised, to be added with a
 * press. Nothing is run before the person has changed something.
 */
export function LikelyStart({
  reading,
  step,
}: {
  readonly reading: AskReading;
  readonly step: AskStep | undefined;
}) {
  const subjects = useAsk((state) => state.subjects) ?? [];
  const { likely, question } = reading;
  const subject = subjects.find((one) => likely !== null && isSameSubject(one.subject, likely.subject));
  if (likely === null || subject === undefined) return null;
  const goesOn = step !== undefined && isSameSubject(step.query.subject, subject.subject);
  const query = goesOn ? step.query : plainQuery(subject.subject);
  return (
    <>
      {goesOn ? null : (
        <QueryBuilder
          query={query}
          subject={subject}
          subjects={subjects}
          onChange={(next) => void addStep({ question, reading: null, query: next })}
        />
      )}
      <section
        aria-label={words.likelyRegion}
        className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5 text-12 text-ink-2"
      >
        <span>{words.likelyRegion}:</span>
        <Button look="quiet" onClick={() => void addStep({ question, reading: null, query })}>
          {subject.title}
        </Button>
        {likely.suggestions.map((condition) => (
          <Button
            key={JSON.stringify(condition)}
            onClick={() =>
              void addStep({
                question,
                reading: null,
                query: withClause(query, query.where.length, [condition]),
              })
            }
          >
            {inWords(condition, subject)}
          </Button>
        ))}
      </section>
    </>
  );
}

function inWords({ field, test }: AskCondition, { fields }: AskSubjectView): string {
  const known: AskFieldView | undefined = fields.find(({ name }) => name === field);
  const labelOf = (value: string): string => known?.values.find((one) => one.value === value)?.label ?? value;
  const values = 'values' in test ? test.values.map(labelOf).join(', ') : '';
  return `${known?.label ?? field} ${words.operators[test.op]} ${values}`.trim();
}
