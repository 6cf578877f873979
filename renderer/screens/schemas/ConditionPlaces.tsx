import type { RuleCondition } from '../../../core/contract/views.ts';
import { ruleWords } from '../../text/ruleWords.ts';
import { Choice, Labelled } from './FormParts.tsx';
import { Figure, type RuleDesk, ruleInputs } from './RuleInputs.tsx';

/** When a conditional rule speaks: a field, and what must be true of it. */
export function ConditionPlaces({
  condition,
  desk,
  onChange,
}: {
  readonly condition: RuleCondition;
  readonly desk: RuleDesk;
  readonly onChange: (condition: RuleCondition) => void;
}) {
  return (
    <>
      {ruleInputs(condition, { desk, onChange }).one('field', ruleWords.when)}
      <div className="grid grid-cols-2 items-start gap-2">
        <Labelled label={ruleWords.condition} problems={desk.problemsOf('is')}>
          <Choice
            label={ruleWords.condition}
            value={condition.is}
            options={ruleWords.conditions}
            onChange={(is) => onChange(withTest(condition, is))}
          />
        </Labelled>
        {condition.is === 'lessThan' || condition.is === 'moreThan' ? (
          <Figure
            label={ruleWords.than}
            value={condition.than}
            problems={desk.problemsOf('than')}
            onChange={(than) => onChange({ ...condition, than: than ?? 0 })}
          />
        ) : null}
      </div>
      {condition.is === 'oneOf'
        ? ruleInputs(condition, { desk, onChange }).texts('values', ruleWords.values)
        : null}
    </>
  );
}

/** The condition with another test of the same field. */
function withTest(before: RuleCondition, is: RuleCondition['is']): RuleCondition {
  const { field } = before;
  switch (is) {
    case 'oneOf':
      return { field, is, values: 'values' in before ? before.values : [] };
    case 'lessThan':
    case 'moreThan':
      return { field, is, than: 'than' in before ? before.than : 0 };
    case 'filled':
    case 'missing':
      return { field, is };
  }
}
