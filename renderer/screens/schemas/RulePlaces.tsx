import type { ExpectationRule, RowExpectation } from '../../../core/contract/views.ts';
import { isRowRule, namedIn, newRowRule } from '../../state/packs/newRule.ts';
import { ruleWords } from '../../text/ruleWords.ts';
import { ConditionPlaces } from './ConditionPlaces.tsx';
import { Choice, Labelled } from './FormParts.tsx';
import { RowRulePlaces } from './RowRulePlaces.tsx';
import { type OfferedFields, ruleInputs } from './RuleInputs.tsx';

/** Kinds that may stand behind a condition. */
const rowKinds = Object.entries(ruleWords.ruleKinds).filter(
  ([kind]) => kind !== 'unique' && kind !== 'sumOfLines' && kind !== 'when',
) as readonly (readonly [RowExpectation['kind'], string])[];

/** The fields that a rule is about, and its figures, values or pattern. */
export function RulePlaces({
  rule,
  fields,
  onChange,
}: {
  readonly rule: ExpectationRule;
  readonly fields: OfferedFields;
  readonly onChange: (rule: ExpectationRule) => void;
}) {
  const { one, several } = ruleInputs(fields, onChange);
  if (isRowRule(rule)) return <RowRulePlaces rule={rule} fields={fields} onChange={onChange} />;
  switch (rule.kind) {
    case 'unique':
      return several(ruleWords.ofFields, rule.fields, (names) => ({ ...rule, fields: names }));
    case 'sumOfLines':
      return (
        <>
          <div className="grid grid-cols-2 gap-2">
            {one(ruleWords.lineAmount, rule.amount, (amount) => ({ ...rule, amount }))}
            {one(ruleWords.lineTotal, rule.total, (total) => ({ ...rule, total }))}
          </div>
          {several(ruleWords.lineKey, rule.key, (key) => ({ ...rule, key }))}
        </>
      );
    case 'when':
      return (
        <>
          <ConditionPlaces
            condition={rule.when}
            fields={fields}
            onChange={(when) => onChange({ ...rule, when })}
          />
          <fieldset className="flex flex-col gap-2 border-l border-line pl-3">
            <legend className="text-12 text-ink-2">{ruleWords.expect}</legend>
            <Labelled label={ruleWords.rule}>
              <Choice
                label={ruleWords.rule}
                value={rule.expect.kind}
                options={rowKinds}
                onChange={(kind) => {
                  const [first = '', ...rest] = namedIn(rule.expect);
                  onChange({ ...rule, expect: newRowRule(kind, first, rest) });
                }}
              />
            </Labelled>
            <RowRulePlaces
              rule={rule.expect}
              fields={fields}
              onChange={(expect) => onChange({ ...rule, expect })}
            />
          </fieldset>
        </>
      );
  }
}
