import { Plus } from 'lucide-react';
import type { AskQuery, AskSubjectView } from '../../../core/contract/askViews.ts';
import { Button } from '../../components/Button.tsx';
import { conditionsOf, freshCondition, plainQuery, withClause } from '../../state/ask/editQuery.ts';
import { askWords as words } from '../../text/askWords.ts';
import { AskSelect } from './AskSelect.tsx';
import { ColumnChoice } from './ColumnChoice.tsx';
import { ConditionRow } from './ConditionRow.tsx';
import { GroupAndOrder } from './GroupAndOrder.tsx';
import { AddFigure, MeasureList } from './MeasureList.tsx';

/** The exact filter of the answer, to be changed; the table follows at once. */
export function QueryBuilder({
  query,
  subject,
  subjects,
  onChange,
}: {
  readonly query: AskQuery;
  readonly subject: AskSubjectView;
  readonly subjects: readonly AskSubjectView[];
  readonly onChange: (query: AskQuery) => void;
}) {
  const keyOf = (one: Pick<AskSubjectView, 'subject'>): string => JSON.stringify(one.subject);
  const [usual] = subject.fields.filter(({ isUsed, isShown }) => isUsed && isShown);
  return (
    <section
      aria-label={words.builder}
      className="flex max-h-2/5 shrink-0 flex-col gap-1.5 overflow-auto border-b border-line bg-subtle px-4 py-2 text-12"
    >
      <div className="flex flex-wrap items-center gap-2">
        <AskSelect
          label={words.subject}
          value={keyOf(subject)}
          options={subjects.map((one) => ({ value: keyOf(one), label: one.title }))}
          onChange={(key) => {
            const next = subjects.find((one) => keyOf(one) === key);
            if (next !== undefined) onChange(plainQuery(next.subject));
          }}
        />
        <GroupAndOrder query={query} subject={subject} onChange={onChange} />
        {query.groups.length === 0 && query.measures.length === 0 ? (
          <ColumnChoice query={query} subject={subject} onChange={onChange} />
        ) : null}
      </div>
      <MeasureList query={query} subject={subject} onChange={onChange} />
      {query.where.map((clause, at) => {
        const conditions = conditionsOf(clause);
        return (
          // Clauses have no names; an edit draws the filter anew.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="w-10 text-right text-ink-3">{at === 0 ? words.where : words.and}</span>
            {conditions.map((condition, place) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={place} className="inline-flex flex-wrap items-center gap-1">
                {place === 0 ? null : <span className="px-1 text-ink-3">{words.or}</span>}
                <ConditionRow
                  condition={condition}
                  subject={subject}
                  onChange={(next) => onChange(withClause(query, at, conditions.with(place, next)))}
                  onRemove={() => onChange(withClause(query, at, conditions.toSpliced(place, 1)))}
                />
              </span>
            ))}
            <Button
              look="quiet"
              onClick={() => {
                const last = conditions.at(-1);
                if (last !== undefined) onChange(withClause(query, at, [...conditions, last]));
              }}
            >
              {words.addOr}
            </Button>
          </div>
        );
      })}
      <div className="flex flex-wrap items-center gap-2">
        {usual === undefined ? null : (
          <Button
            look="quiet"
            onClick={() => onChange(withClause(query, query.where.length, [freshCondition(usual)]))}
          >
            <Plus aria-hidden="true" size={12} />
            {words.addCondition}
          </Button>
        )}
        <AddFigure query={query} subject={subject} onChange={onChange} />
      </div>
    </section>
  );
}
