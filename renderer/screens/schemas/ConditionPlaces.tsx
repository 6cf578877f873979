import type { RuleCondition } from '../../../core/contract/views.ts';
import { ruleWords } from '../../text/ruleWords.ts';
import { ChipsField } from './ChipsField.tsx';
import { Choice, Labelled } from './FormParts.tsx';
import { FieldName, Figure, type OfferedFields } from './RuleInputs.tsx';

/** When a conditional rule speaks: a field, and what must be true of it. */
export function ConditionPlaces({
  condition,
  fields,
  onChange,
}: {
  readonly condition: RuleCondition;
  readonly fields: OfferedFields;
  readonly onChange: (condition: RuleCondition) => void;
}) {
  return (
    <>
      <div className="grid grid-cols-3 gap-2">
        <FieldName
          label={ruleWords.when}
          value={condition.field}
          fields={fields}
          onChange={(field) => onChange({ ...condition, field })}
        />
        <Labelled label={ruleWords.condition}>
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
            onChange={(than) => onChange({ ...condition, than: than ?? 0 })}
          />
        ) : null}
      </div>
      {condition.is === 'oneOf' ? (
        <ChipsField
          label={ruleWords.values}
          values={condition.values}
          onChange={(values) => onChange({ ...condition, values })}
        />
      ) : null}
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
